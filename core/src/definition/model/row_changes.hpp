// Rows that are added to a list, or changed.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// What is wrong with adding `more` to the rows `there`, both as `typed` gives them: a `key` or `unique` field that two
// rows have alike, too many rows. `where` counts the added rows from 1: "besoins[2].motif".
Problems check_added_rows(const Field& list, const List& there, const List& more);

// What is wrong with giving a field of row `row` (from 1) of these a new value: another row has it, and may not.
// `where` is its name.
Problems check_changed_row(const Field& list, const List& there, std::int64_t row, const Field& field,
                           const Value& value, const std::string& where);

}  // namespace parcours::definition

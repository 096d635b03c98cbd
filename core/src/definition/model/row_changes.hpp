// Rows that are added to a list, or changed.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// What is wrong with adding `more` to the rows `there`, both as `typed` gives them: a `key` or `unique` field that two
// rows have alike, too many rows. `where` counts the added rows from 1: "besoins[2].motif".
Problems check_added_rows(const Field& list, const List& there, const List& more);

// A new value for one field of one row.
struct RowChange {
  std::int64_t row;    // its number in the list, from 1
  const Field& field;  // of the element
  const Value& value;
  const std::string& where;  // how problems call the field
};
// The problem of a new value that another of the rows `there` has already, where no two rows may have the same.
Problems check_changed_row(const Field& list, const List& there, const RowChange& change);

}  // namespace parcours::definition

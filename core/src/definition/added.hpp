// Rows that are added to a list.
#pragma once
#include "definition/workflow.hpp"

namespace parcours::definition {

// What is wrong with adding `more` to the rows `there`, both as `typed` gives them: a `key` or `unique` field that two rows have
// alike, too many rows. `where` counts the added rows from 1: "besoins[2].motif".
Problems check_added(const Field& list, const List& there, const List& more);

}  // namespace parcours::definition

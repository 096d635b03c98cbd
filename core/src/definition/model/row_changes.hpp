// Checks of rows that are added to a list or changed.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Checks rows `more` that are added to the rows `there`; both are results of coerce(). Two rows with the same value of
// a `key` or `unique` field are a problem, and so are too many rows. `where` counts the added rows from 1:
// "besoins[2].motif".
Problems check_added_rows(const Field& list, const List& there, const List& more);

// A new value for one field of one row.
struct RowChange {
  std::int64_t row;    // its number in the list, from 1
  const Field& field;  // of the element
  const Value& value;
  const std::string& where;  // the name of the field in problems
};
// Checks that no other of the rows `there` has the new value, where the field is the key or `unique`.
Problems check_changed_row(const Field& list, const List& there, const RowChange& change);

}  // namespace parcours::definition

// What can be chosen or true on a day: values of vocabularies, births.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Returns whether the option can be chosen on that day.
bool is_valid_on(const Option& option, Date day);

// Returns a problem for each value that cannot be chosen on that day: before its `from` or after its `to`; and for a
// birth after that day. `value` is a result of coerce(). `where` is the name of the field in problems; the rows of a
// list add theirs: "besoins[2].motif".
Problems check_validity(const Field& field, const Value& value, Date day, const std::string& where);

}  // namespace parcours::definition

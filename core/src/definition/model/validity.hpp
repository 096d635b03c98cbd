// Values of vocabularies on the day on which they are chosen.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// What is wrong with choosing `value`, as `typed` gives it, on that day: a value of a vocabulary before its `from` or
// after its `to`. Of a list, in its rows: "besoins[2].motif". `where` is how problems call it.
Problems check_validity(const Field& field, const Value& value, Date day, const std::string& where);

}  // namespace parcours::definition

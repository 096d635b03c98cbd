// Dates and delays as steps and lines write them.
#pragma once
#include <string>
#include <vector>

#include "definition/read/scope.hpp"

namespace parcours::definition {

// A delay when it begins with a digit, else an expression: of a duration, and where `date` is set of a date or an
// instant.
std::optional<Due> read_due(const Pair& pair, const Visibility& visibility, bool date, Draft& draft);

}  // namespace parcours::definition

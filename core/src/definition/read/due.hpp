// The reader of due dates and delays.
#pragma once
#include <optional>

#include "definition/read/scope.hpp"

namespace parcours::definition {

// Reads a delay when the text begins with a digit, else an expression. The expression gives a duration, or also a date
// or an instant when `date` is set. Reports any other value and returns nothing.
std::optional<Due> read_due(const Pair& pair, const Visibility& visibility, bool date, Draft& draft);

}  // namespace parcours::definition

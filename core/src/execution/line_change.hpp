// A line of `meanwhile` that a migration changes in a case. Plain data.
#pragma once
#include <optional>
#include <string>

#include "parcours/value.hpp"

namespace parcours::execution {

// The public form, with what each part means, is MigratedLine in parcours/administration.hpp.
struct LineChange {
  enum class Kind { goes, comes, changes };
  Kind kind = Kind::goes;
  std::string under, row, line;
  std::optional<Instant> before, after;
  std::optional<Date> before_on, after_on;
};

}  // namespace parcours::execution

// Figures from facts. Statistics leave only through suppression: a small count may point at somebody.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parcours::report {

// How many of what, where, by what.
struct Sum {
  std::string indicator, territory, dims;
  std::int64_t n = 0;
};
struct Told {
  std::string indicator, territory, dims;
  std::optional<std::int64_t> n;
};  // n empty: withheld

inline constexpr std::int64_t kSmallest = 5;  // the least count that is told inside the partnership

// Adds up what is of the same indicator, territory and dimensions, in that order, and withholds counts of 1 to
// `smallest` - 1.
std::vector<Told> tell(const std::vector<Sum>& sums, std::int64_t smallest = kSmallest);

}  // namespace parcours::report

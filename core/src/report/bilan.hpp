// Figures from facts. Statistics leave only through suppression: a small count may point at somebody.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parcours::report {

// How many of what, where, by what.
struct FactCount {
  std::string indicator, territory, dims;
  std::int64_t n = 0;
};
struct ReportedCount {
  std::string indicator, territory, dims;
  std::optional<std::int64_t> n;
};  // n empty: withheld

inline constexpr std::int64_t kSuppressionThreshold = 5;  // the least count that is reported inside the partnership

// Adds up what is of the same indicator, territory and dimensions, in that order, and withholds counts of 1 to
// `threshold` - 1.
std::vector<ReportedCount> suppress_small_counts(const std::vector<FactCount>& sums,
                                                 std::int64_t threshold = kSuppressionThreshold);

}  // namespace parcours::report

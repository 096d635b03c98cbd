// Figures from facts. Every figure passes through suppression: a small count may identify a person.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parcours::report {

// A sum of facts. `dims`: the values of its dimensions as JSON.
struct FactCount {
  std::string indicator, territory, dims;
  std::int64_t n = 0;
};

// A count that may be reported.
struct ReportedCount {
  std::string indicator, territory, dims;
  std::optional<std::int64_t> n;  // empty: withheld
};

inline constexpr std::int64_t kSuppressionThreshold = 5;  // the least count that is reported

// Adds the counts of the same indicator, territory and dimensions, and withholds sums of 1 to `threshold` - 1. Sorted
// by indicator, territory and dimensions.
std::vector<ReportedCount> suppress_small_counts(const std::vector<FactCount>& sums,
                                                 std::int64_t threshold = kSuppressionThreshold);

}  // namespace parcours::report

#include "report/bilan.hpp"

#include <map>
#include <tuple>

namespace parcours::report {

std::vector<ReportedCount> suppress_small_counts(const std::vector<FactCount>& sums, std::int64_t threshold) {
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> added;
  for (const auto& s : sums) added[{s.indicator, s.territory, s.dims}] += s.n;
  std::vector<ReportedCount> reported;
  for (const auto& [key, n] : added) {
    const auto& [indicator, territory, dims] = key;
    const bool small = n > 0 && n < threshold;
    reported.push_back({indicator, territory, dims, small ? std::nullopt : std::optional(n)});
  }
  return reported;
}

}  // namespace parcours::report

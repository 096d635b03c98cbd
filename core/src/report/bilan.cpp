#include "report/bilan.hpp"

#include <map>
#include <tuple>

namespace parcours::report {

std::vector<Told> tell(const std::vector<Sum>& sums, std::int64_t smallest) {
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> added;
  for (const auto& s : sums) added[{s.indicator, s.territory, s.dims}] += s.n;
  std::vector<Told> told;
  for (const auto& [of, n] : added) {
    const auto& [indicator, territory, dims] = of;
    const bool small = n > 0 && n < smallest;
    told.push_back({indicator, territory, dims, small ? std::nullopt : std::optional(n)});
  }
  return told;
}

}  // namespace parcours::report

#include "report/small_counts.hpp"

#include <algorithm>
#include <numeric>

namespace parcours::report {

std::vector<Dimensions> declared_tables(std::size_t dimensions) {
  Dimensions all(dimensions);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Dimensions> tables{all};
  const auto add = [&](Dimensions kept) {
    if (std::find(tables.begin(), tables.end(), kept) == tables.end()) tables.push_back(std::move(kept));
  };
  if (dimensions > 0) {
    add({0});
    add(Dimensions(all.begin() + 1, all.end()));
  }
  add({});
  return tables;
}

}  // namespace parcours::report

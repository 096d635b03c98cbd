// Compares the rows that should be there with those that are.
#pragma once
#include <algorithm>
#include <span>
#include <vector>

namespace parcours::engine {

// Whether both contain the same rows, in whatever order. `parts`: what is compared of a row.
template <class Row, class Stored, class Parts>
bool same_rows(std::vector<Row> expected, std::span<const Stored> stored, const Parts& parts) {
  std::vector<Row> found(stored.begin(), stored.end());
  const auto in_order = [&](const Row& a, const Row& b) { return parts(a) < parts(b); };
  std::sort(expected.begin(), expected.end(), in_order);
  std::sort(found.begin(), found.end(), in_order);
  return std::equal(expected.begin(), expected.end(), found.begin(), found.end(),
                    [&](const Row& a, const Row& b) { return parts(a) == parts(b); });
}

}  // namespace parcours::engine

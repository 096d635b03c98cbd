#include "report/small_counts.hpp"

#include <algorithm>
#include <numeric>

namespace parcours::report {
namespace {

// The place of a cell in the table that keeps those dimensions.
std::size_t place_in_coarser(std::size_t cell, const Table& table, const Dimensions& kept) {
  std::size_t place = 0, step = 1;
  for (auto dimension = table.shape.size(); dimension-- > 0;) {
    const auto size = table.shape[dimension];
    if (std::find(kept.begin(), kept.end(), dimension) != kept.end()) {
      place += cell % size * step;
      step *= size;
    }
    cell /= size;
  }
  return place;
}

}  // namespace

bool may_be_shown(const Table& table, std::int64_t least) {
  return std::all_of(table.cells.begin(), table.cells.end(), [&](std::int64_t n) { return n == 0 || n >= least; });
}

Table coarser(const Table& table, const Dimensions& kept) {
  Table made;
  for (const auto dimension : kept) made.shape.push_back(table.shape[dimension]);
  made.cells.resize(std::accumulate(made.shape.begin(), made.shape.end(), std::size_t{1}, std::multiplies<>()));
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell)
    made.cells[place_in_coarser(cell, table, kept)] += table.cells[cell];
  return made;
}

std::vector<Dimensions> declared_tables(std::size_t dimensions, bool has_rows) {
  Dimensions all(dimensions);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Dimensions> tables{all};
  const auto add = [&](Dimensions kept) {
    if (std::find(tables.begin(), tables.end(), kept) == tables.end()) tables.push_back(std::move(kept));
  };
  if (has_rows && dimensions > 0) {
    add({0});
    add(Dimensions(all.begin() + 1, all.end()));
  }
  add({});
  return tables;
}

std::vector<std::optional<Table>> shown_tables(const Table& finest, const std::vector<Dimensions>& declared,
                                               std::int64_t least) {
  std::vector<std::optional<Table>> shown;
  for (const auto& kept : declared) {
    auto table = coarser(finest, kept);
    shown.push_back(may_be_shown(table, least) ? std::optional(std::move(table)) : std::nullopt);
  }
  return shown;
}

}  // namespace parcours::report

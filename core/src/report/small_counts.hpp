// Which figures of persons may be shown. A table is shown whole or not at all; where it is not, the next coarser one is
// shown instead. So nothing that is shown, together with all that is withheld, gives a count of 1 to the least one less
// one. Pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace parcours::report {

// The least number of different cases, other than 0, in a cell that is shown. What is shown for publication is shown
// for partners too.
inline constexpr std::int64_t kLeastForPartners = 5, kLeastForPublication = 11;

// Counts of different cases by the values of some dimensions, the last dimension first in the order of the cells. A
// total has no dimension and one cell.
struct Table {
  std::vector<std::size_t> shape;   // the number of values of each dimension
  std::vector<std::int64_t> cells;  // as many as the product of `shape`
  friend bool operator==(const Table&, const Table&) = default;
};

// The dimensions that a coarser table keeps, in ascending order.
using Dimensions = std::vector<std::size_t>;

// Returns whether every cell is 0 or at least `least`.
bool may_be_shown(const Table& table, std::int64_t least);

// Adds the cells over the dimensions that are not kept. Each case is in one cell.
Table coarser(const Table& table, const Dimensions& kept);

// Returns the tables of an indicator, the finest first: rows by columns, the rows, the columns, the total. The first
// dimension is that of the rows, where there are rows. Tables that are the same are there once.
std::vector<Dimensions> declared_tables(std::size_t dimensions, bool has_rows);

// Returns each of those tables, or nothing where it is withheld.
std::vector<std::optional<Table>> shown_tables(const Table& finest, const std::vector<Dimensions>& declared,
                                               std::int64_t least);

}  // namespace parcours::report

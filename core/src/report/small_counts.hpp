// Which figures of persons may be shown. A table is shown whole or not at all; where it is not, the next coarser one is
// shown instead. So nothing that is shown, together with all that is withheld, gives a count of 1 to the least one less
// one. Pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parcours::report {

// The least number of different cases, other than 0, in a cell that is shown. What is shown for publication is shown
// for partners too.
inline constexpr std::int64_t kLeastForPartners = 5, kLeastForPublication = 11;

// The dimensions that a table keeps of the finest one, in ascending order.
using Dimensions = std::vector<std::size_t>;

// Returns the tables of an indicator of so many dimensions, the finest first: rows by columns, the rows, the columns,
// the total. The first dimension is that of the rows. Tables that are the same are there once.
std::vector<Dimensions> declared_tables(std::size_t dimensions);

}  // namespace parcours::report

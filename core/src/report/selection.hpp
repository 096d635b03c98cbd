// Which facts a figure is made of, and who is behind them. Pure functions.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/figures.hpp"

namespace parcours::report {

// The value of a dimension as text; empty where it is empty.
std::string dimension_of(const Fact& fact, std::string_view name);
bool fits(const Fact& fact, const definition::Filters& filters);

// Who or what a fact is about, for counting each once: the person; without a register the case, and of things the row.
using Identity = std::pair<std::int64_t, std::int64_t>;
Identity identity_of(const Fact& fact, bool of_persons);

// A fact, and in which series it is, one bit each. 0: it is left out by the filters.
struct Selected {
  const Fact* fact = nullptr;
  unsigned in = 0;
};

// What is behind one cell: all facts with its key, also those that are left out.
struct Behind {
  std::vector<Selected> facts{};   // of the fact; of a cohort, of the second one
  std::vector<Selected> others{};  // of a ratio
};

// The facts of a question, in its period.
struct Selection {
  std::vector<Selected> facts{}, others{};
  std::set<const Fact*> reached{};  // of a cohort: those of `facts` that have the first one in time
  std::int64_t too_young = 0;
};
Selection select(const Question& question);

// Returns the facts that are in `wanted` and not in `unwanted`.
std::vector<const Fact*> facts_in(const std::vector<Selected>& all, unsigned wanted, unsigned unwanted = 0);

// The figure of the facts of one series (its bit) in a cell.
FigureCell cell_of(const Question& question, const Selection& selection, const Behind& behind, unsigned series);
// For how many it lasted: on the last day, or on any day of the period.
std::int64_t how_many_last(const Question& question, const std::vector<const Fact*>& facts);
// Whether a fact is in the part that a percentage counts.
bool is_part(const Question& question, const Selection& selection, const Fact& fact);

}  // namespace parcours::report

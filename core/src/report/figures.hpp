// The figures of one indicator, from facts. Pure functions.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "definition/model/bilan.hpp"
#include "report/period.hpp"

namespace parcours::report {

// A fact as it is stored, or several that were added, with the name of its territory.
struct Fact {
  Date day;
  std::int64_t case_id = 0, list_row = 0, person = 0;  // 0: none
  std::string territory{};                             // empty: none
  Record dims{};
  std::int64_t n = 1;
};
using Facts = std::vector<Fact>;

// What is asked of one indicator. Refers to values of the caller.
struct Question {
  const definition::Indicator& indicator;
  const Facts& facts;   // of its fact: those of the period; of what lasts, those before it too
  const Facts& others;  // of a ratio and a cohort: of the second fact in the period
  const Period& period;
  const Calendar& calendar;
  Date today;
  bool of_persons = true;                    // false: every figure is shown
  bool lasts = false;                        // `moment: stay`
  std::vector<definition::Series> series{};  // those of the indicator; empty: one table of all
  bool is_whole_shown = true;                // another figure of the fact has no filter, so what is left out counts too
  bool are_others_given = false;             // the second fact is a reference, so nobody is behind it
};

// A value of a table: a sum, a number or a percentage.
struct FigureCell {
  std::vector<std::string> key{};  // the values of the dimensions of the table; empty: « non renseigné »
  std::optional<double> value{};   // empty: nothing to divide by, or nothing measured
  std::int64_t of = 0;             // of a percentage or a measure, of how many
  std::vector<std::pair<std::string, std::int64_t>> values{};  // of a list: its values, and the sum of each
};
// More persons than any table has: what is of things is shown to everybody.
inline constexpr std::int64_t kEverybody = std::numeric_limits<std::int64_t>::max();

struct FigureTable {
  std::vector<std::string> dimensions{};  // none: the total
  std::vector<FigureCell> cells{};        // by key
  std::string series{};                   // the name of its series; empty: none
  // The fewest persons behind a part of a cell, and behind the difference of two tables that are shown together.
  std::int64_t behind = kEverybody;
};
struct Answer {
  std::vector<FigureTable> tables{};    // those that are shown, the finest first
  std::vector<FigureTable> withheld{};  // their dimensions and series alone
  std::int64_t too_young = 0;           // of a cohort: those who are left out, because the delay has not passed
};

// Computes the tables of the indicator: rows by columns, rows, columns, the total; each for each series. All of them
// are in `tables`, whatever is behind them.
Answer all_figures(const Question& question);
// What of these tables is shown: a table of persons where in every cell nobody or `least` different ones are behind
// each part of the figure.
Answer shown_figures(Answer all, std::int64_t least);

}  // namespace parcours::report

// The figures of one indicator, from facts. Pure functions.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "definition/model/bilan.hpp"
#include "report/period.hpp"

namespace parcours::report {

// A fact as it is stored, with the name of its territory.
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
  bool of_persons = true;  // false: every figure is shown
  bool lasts = false;      // `moment: stay`
  std::int64_t least = 0;  // persons in a cell that is shown
};

// A value of a table: a sum, a number or a percentage.
struct FigureCell {
  std::vector<std::string> key{};  // the values of the dimensions of the table; empty: « non renseigné »
  std::optional<double> value{};   // empty: nothing to divide by, or nothing measured
  std::int64_t of = 0;             // of a percentage, of how many
};
struct FigureTable {
  std::vector<std::string> dimensions{};  // none: the total
  std::vector<FigureCell> cells{};        // by key
};
struct Answer {
  std::vector<FigureTable> tables{};    // those that are shown, the finest first
  std::vector<FigureTable> withheld{};  // their dimensions alone
  std::int64_t too_young = 0;           // of a cohort: those who are left out, because the delay has not passed
};

// Computes the tables of the indicator: rows by columns, rows, columns, the total. Of persons each is shown where in
// every cell nobody or `least` different ones are behind each part of the figure.
Answer answer(const Question& question);

}  // namespace parcours::report

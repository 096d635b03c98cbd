// The bilan of a sheet: what is asked, the figures that may be shown, and how they are written down.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours {

struct BilanRequest {
  // Who reads the figures. For publication a figure of persons needs more of them.
  enum class Audience { partners, publication };
  std::string bilan;        // the name of a sheet, or of a workflow without one
  std::string period{};     // "2026", "2025-2026" (a school year), "2026-T1", "2026-03"; empty: the last year
  std::string territory{};  // its rows alone; empty: all
  Audience audience = Audience::partners;
  // Called after each indicator, on the thread of the call: how many are computed, of how many. What it throws is
  // dropped.
  std::function<void(std::int64_t done, std::int64_t of)> on_progress{};
};

// A dimension of the tables of an indicator, and its values in the order of the workflow. The value without a name is
// « non renseigné ».
struct BilanDimension {
  std::string name;
  Text title;
  std::vector<std::pair<std::string, Text>> values;
};

struct BilanCell {
  std::vector<std::string> key;                                // the names of the values, by dimension of the table
  std::optional<double> value;                                 // empty: nothing to divide by, or nothing measured
  std::int64_t of = 0;                                         // of a percentage or a measure, of how many
  std::vector<std::pair<std::string, std::int64_t>> values{};  // of a list: each value, and how often
};

// A table is shown whole or not at all. A cell that is not there is 0.
struct BilanTable {
  std::vector<std::string> dimensions;  // none: the figure for the whole city
  std::string series;                   // empty: none
  std::vector<BilanCell> cells;         // of a withheld table: none
};

// The figures of one indicator in one period.
struct BilanFigures {
  enum class Missing {
    nothing,       // the figures are there
    other_period,  // figures of persons are shown for the periods of their fact alone, so that none can be subtracted
    not_over,      // figures of persons are shown once the period is over
    delay,         // the delay of a cohort has not passed for everybody
    not_counted    // it was not counted then
  };
  Missing missing = Missing::nothing;
  std::vector<BilanTable> tables{};    // the finest first
  std::vector<BilanTable> withheld{};  // small counts
  std::int64_t left_out = 0;           // of a cohort of things: those whose delay has not passed
  std::optional<Date> as_of{};         // the day of which the tables are kept
};

struct BilanIndicator {
  enum class Kind { sum, distinct, share, ratio, cohort, mean, median, weeks, stock, list };
  std::string name;
  Text title;
  Kind kind = Kind::sum;
  bool of_persons = false;
  std::optional<std::int64_t> target{};
  std::vector<BilanDimension> dimensions{};            // of its tables; of a list also the one that it is by
  std::vector<std::pair<std::string, Text>> series{};  // in the order of its tables
  std::optional<Date> counted_since{};                 // when that is after the beginning of the period before
  std::string possible_period{};                       // of `other_period`: one that has figures
  BilanFigures now{}, before{};                        // in the period, and in the one before

  bool is_percentage() const { return kind == Kind::share || kind == Kind::ratio || kind == Kind::cohort; }
};

// What answers one expected result of the sheet.
struct BilanResult {
  Text answers;  // its words; empty: the indicators are derived
  std::vector<BilanIndicator> show;
};

struct Bilan {
  std::string name;
  Text title;
  std::string period, previous;  // as BilanRequest::period
  Date from, until;              // the days of the period: `until` is the first one after it
  Date made_on;
  bool is_over = true;    // of the period
  std::string territory;  // asked for; empty: all
  Text territory_title{};
  std::int64_t least = 0;  // persons behind a figure that is shown
  std::vector<BilanResult> results{};
  std::int64_t corrections = 0;  // made since the period began, in cases of what is counted: they recount nothing
};

// One figure as it is read: now, and in the period before. Not shown: it is withheld, or there is none.
struct BilanReading {
  bool shown = false, shown_before = false;
  std::optional<double> value{}, before{};  // empty where it is shown: nothing to divide by, nothing measured
  std::int64_t of = 0;
};
// A line of a table whose columns are the territories (or the values of `rows`), and the whole city last.
struct BilanLine {
  Text series{};                                          // empty: none
  std::vector<Text> values{};                             // of the dimensions in `columns`; none: of all of them
  std::vector<std::pair<Text, BilanReading>> readings{};  // by territory, in their order
  std::optional<BilanReading> city{};                     // empty: the reader sees territories alone
};
// The figures of an indicator side by side. A line of which nothing is shown is left out.
std::vector<BilanLine> lines_of(const BilanIndicator& indicator);

// « 2026 », « 1er trimestre 2026 », "school year 2025-2026": a period in words.
std::string period_in_words(std::string_view period, std::string_view language);
// « 1 240 », « 37,0 % »; « - » where there is no value.
std::string figure_in_words(const BilanIndicator& indicator, const std::optional<double>& value,
                            std::string_view language);
// « 9-14 ans, Rue »: the series and the values of a line; « Ensemble » where it has none.
std::string line_in_words(const BilanLine& line, std::string_view language);
// Why an indicator has no figures; empty where it has.
std::string missing_in_words(const BilanIndicator& indicator, BilanFigures::Missing missing, std::string_view language);
// What people read below every table of persons.
std::string small_counts_rule(const Bilan& bilan, std::string_view language);

// One page a result, to be read and printed. The text needs no other file: no script, no font, no picture.
std::string to_html(const Bilan& bilan, std::string_view language);

}  // namespace parcours

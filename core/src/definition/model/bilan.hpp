// What the bilan of a sheet shows: indicators over facts.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/count.hpp"

namespace parcours::definition {

// A fact that something may count, in any workflow or sheet that was read.
struct CountedFact {
  std::string name;         // "p2.contact"
  bool of_persons = false;  // it is counted in a case about a person
  bool lasts = false;       // `moment: stay`
  bool measured = false;    // it has an `n`
  bool by_sheet = false;    // a sheet counts it: its dimensions are not known
  // The values of each dimension; empty: any. Each has the dimension `territory`.
  std::map<std::string, std::vector<std::string>> dimensions{};
};
using CountedFacts = std::map<std::string, CountedFact, std::less<>>;  // by name

// Adds what the workflow counts, and its automatic facts.
void add_facts(const Workflow& workflow, CountedFacts& facts);

// The values that a dimension must have, one of a list or within a range.
struct Filter {
  std::string dimension;
  std::vector<std::string> values{};            // empty: the range
  std::optional<std::int64_t> least{}, most{};  // of a range
};
using Filters = std::vector<Filter>;

// A fact as a bilan declares it.
struct DeclaredFact {
  enum class Period { year, school_year, quarter, month };
  std::string name;  // "p2.contact"
  Text title{};
  std::optional<bool> persons{};  // `unit`; empty: it is not written
  Period period = Period::year;   // of persons: the only periods of which figures are shown
  std::string reference{};        // it is not counted, but given in `references.yaml` under this name
};

// Rows of one table that may overlap: children of 8 to 14, and of 9 to 14.
struct Series {
  std::string name;
  Text title{};
  Filters where{};
};

struct Indicator {
  enum class Kind { sum, distinct, share, ratio, cohort, mean, median, weeks, stock, list };
  std::string name;
  Text title{};  // empty: that of the fact
  Kind kind = Kind::sum;
  std::string fact{}, other{};         // `other`: of a ratio the divisor, of a cohort those who are looked at
  Filters is{}, where{};               // of a share or a cohort, of what is counted; of all of it
  std::optional<Delay> within{};       // of a cohort
  int least = 1;                       // of weeks
  std::string by{};                    // of a list: the dimension
  std::string rows{};                  // a dimension; empty: `territory`
  std::vector<std::string> columns{};  // one or two dimensions
  std::vector<std::string> series{};
  std::optional<std::int64_t> target{};
};

// What answers one expected result of the sheet.
struct ExpectedResult {
  Text answers{};  // its words; empty: the indicators are derived
  std::vector<Indicator> show{};
};

struct Bilan {
  std::string name;  // of the sheet, or of a workflow without a sheet
  Text title{};
  std::vector<DeclaredFact> facts{};
  std::vector<Series> series{};
  std::vector<ExpectedResult> results{};
};

// Figures that are not counted but given: by name, territory and year ("2026", "2026-2027").
using References = std::map<std::string, std::map<std::string, std::map<std::string, std::int64_t>>>;

// What all bilans of a city show.
struct CityBilans {
  std::vector<Bilan> bilans{};
  References references{};
};
// Returns the bilan of that name; null when there is none.
const Bilan* bilan_named(const CityBilans& all, std::string_view name);

// Write the bilans as text and read it back. This text is stored. `decode_bilans` throws Error::store for a text that
// this version cannot read.
std::string encode(const CityBilans& all);
CityBilans decode_bilans(std::string_view text);
// The text of one indicator: equal ones have equal texts.
std::string encode(const Indicator& indicator);

// The kinds of indicators, as keys.
std::optional<Indicator::Kind> indicator_kind(std::string_view key);
std::string_view kind_key(Indicator::Kind kind);

// The bilan of a sheet or a workflow that declares none, from what its workflows count by themselves: how many cases
// were opened and ended, by outcome, and how many are open. `workflows`: not empty.
Bilan automatic_bilan(std::string_view name, const std::vector<const Workflow*>& workflows);

}  // namespace parcours::definition

// The periods of a bilan, as people write them: 2026, 2025-2026, 2026-T1, 2026-03. Pure functions.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.hpp"

namespace parcours::report {

// A year, a school year (from 1 September), a quarter or a month.
struct Period {
  enum class Kind { year, school_year, quarter, month };
  Kind kind = Kind::year;
  Date from, until;  // its first day, and the day after its last one
  friend bool operator==(const Period&, const Period&) = default;
};

// Reads a period. Returns nothing for any other text, and for a year before 1000.
std::optional<Period> parse_period(std::string_view text);
// Writes a period in the form that parse_period reads.
std::string to_text(const Period& period);
// The period of the same kind that ends where this one begins.
Period previous(const Period& period);
// The last period of that kind that is over on the day; the one that contains the day where it is `under_way`.
Period latest(Period::Kind kind, std::chrono::sys_days day, bool under_way = false);
// Whether the period is over on that day. Only such periods are shown of persons.
bool is_closed(const Period& period, Date today);

}  // namespace parcours::report

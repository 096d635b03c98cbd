#include "report/period.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace parcours::report {
namespace {

using Kind = Period::Kind;

// The number of a text of so many digits; empty for another text.
std::optional<int> number(std::string_view text, std::size_t digits) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != digits || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int n = 0;
  for (const char c : text) n = n * 10 + (c - '0');
  return n;
}

Date first_of(int year, unsigned month) { return std::chrono::year(year) / std::chrono::month(month) / 1; }

int months_of(Kind kind) { return kind == Kind::month ? 1 : kind == Kind::quarter ? 3 : 12; }

Period of(Kind kind, Date from) { return {kind, from, Calendar::plus_months(from, months_of(kind))}; }

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  const auto year = number(text.substr(0, 4), 4);
  if (!year || *year < 1000 || *year > 9998) return std::nullopt;
  const auto rest = text.substr(4);
  if (rest.empty()) return of(Kind::year, first_of(*year, 1));
  if (!rest.starts_with('-')) return std::nullopt;
  if (const auto next = number(rest.substr(1), 4))
    return *next == *year + 1 ? std::optional(of(Kind::school_year, first_of(*year, 9))) : std::nullopt;
  const bool is_quarter = rest.substr(1).starts_with('T');
  const auto part = is_quarter ? number(rest.substr(2), 1) : number(rest.substr(1), 2);
  if (!part || *part < 1 || *part > (is_quarter ? 4 : 12)) return std::nullopt;
  const auto month = static_cast<unsigned>(is_quarter ? *part * 3 - 2 : *part);
  return of(is_quarter ? Kind::quarter : Kind::month, first_of(*year, month));
}

std::string to_text(const Period& period) {
  const int year = static_cast<int>(period.from.year());
  const auto month = static_cast<unsigned>(period.from.month());
  switch (period.kind) {
    case Kind::school_year:
      return fmt::format("{}-{}", year, year + 1);
    case Kind::quarter:
      return fmt::format("{}-T{}", year, (month + 2) / 3);
    case Kind::month:
      return fmt::format("{}-{:02}", year, month);
    default:
      return fmt::format("{}", year);
  }
}

Period previous(const Period& period) {
  return of(period.kind, Calendar::plus_months(period.from, -months_of(period.kind)));
}

Period latest(Period::Kind kind, std::chrono::sys_days day, bool under_way) {
  const Date date(day);
  const auto month = static_cast<unsigned>(date.month());
  const int year = static_cast<int>(date.year());
  Period around = kind == Kind::school_year ? of(kind, first_of(month < 9 ? year - 1 : year, 9))
                  : kind == Kind::month     ? of(kind, first_of(year, month))
                  : kind == Kind::quarter   ? of(kind, first_of(year, (month - 1) / 3 * 3 + 1))
                                            : of(kind, first_of(year, 1));
  return under_way ? around : previous(around);
}

bool is_closed(const Period& period, Date today) {
  return std::chrono::sys_days(period.until) <= std::chrono::sys_days(today);
}

}  // namespace parcours::report

#include "expression/birth.hpp"

#include "base/calendar.hpp"

namespace parcours::expression {
namespace {

using namespace std::chrono;

bool is_possible(year y) { return y >= year(1) && y <= year(9999); }

std::optional<Birth> written(const std::string& text) {
  if (text.size() == 4)
    if (const auto first = parse_date(text + "-01-01")) return Birth{*first, first->year() / 12 / 31};
  if (text.size() == 7)
    if (const auto first = parse_date(text + "-01")) return Birth{*first, Date(first->year() / first->month() / last)};
  if (text.size() == 10)
    if (const auto day = parse_date(text)) return Birth{*day, *day};
  return std::nullopt;
}

// A year before or after 29 February is the last day of February.
Date a_year_off(Date day, years by) {
  const Date moved = day + by;
  return moved.ok() ? moved : Date(moved.year() / moved.month() / last);
}

}  // namespace

std::optional<Birth> birth_of(const Value& value) {
  if (const auto* day = value.get_if<Date>()) return Birth{*day, *day};
  const auto* text = value.get_if<std::string>();
  if (!text) return std::nullopt;
  const bool estimated = text->ends_with('~');
  auto birth = written(estimated ? text->substr(0, text->size() - 1) : *text);
  if (birth && estimated) birth = Birth{a_year_off(birth->first, years(-1)), a_year_off(birth->last, years(1))};
  return birth;
}

std::optional<Date> birthday(Date born, std::int64_t n) {
  if (n < -9999 || n > 9999) return std::nullopt;
  const year in(static_cast<int>(born.year()) + static_cast<int>(n));
  if (!is_possible(in)) return std::nullopt;
  const Date same = in / born.month() / born.day();
  return same.ok() ? same : Date(in / March / 1);
}

std::int64_t age_on(Date born, Date day) {
  const std::int64_t n = static_cast<int>(day.year()) - static_cast<int>(born.year());
  const auto turns = birthday(born, n);
  return turns && day < *turns ? n - 1 : n;
}

}  // namespace parcours::expression

// Births and ages, for sheets and for the engine alike: expressions of workflows compute with these functions too. A
// birth is known to the day, the month or the year, or it is an estimate. Ages are counted by birthdays, never by
// school classes. All functions are pure; threads may share them.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours::sdk {

// The first and the last possible day of a birth, both included. They are equal when the day is known.
struct Birth {
  Date first, last;
  bool estimated = false;
};

namespace birth_text {

// Reads a number that consists of digits alone. Returns -1 when it does not.
inline int number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    n = n * 10 + (c - '0');
  }
  return n;
}

// Reads "2015-06-12", "2015-06" or "2015".
inline std::optional<Birth> exact(std::string_view text) {
  using namespace std::chrono;
  const bool has_month = text.size() >= 7 && text[4] == '-', has_day = text.size() == 10 && text[7] == '-';
  if (text.size() != 4 && !(text.size() == 7 && has_month) && !(has_month && has_day)) return std::nullopt;
  const int y = number(text.substr(0, 4)), m = has_month ? number(text.substr(5, 2)) : 1;
  const int d = has_day ? number(text.substr(8, 2)) : 1;
  if (y < 1 || m < 1 || d < 1) return std::nullopt;
  const Date first{year(y) / m / d};
  if (!first.ok()) return std::nullopt;
  if (has_day) return Birth{first, first};
  return Birth{first, has_month ? Date(first.year() / first.month() / last) : Date(first.year() / December / 31)};
}

// A year before or after 29 February is the last day of February.
inline Date a_year_off(Date day, std::chrono::years by) {
  const Date moved = day + by;
  return moved.ok() ? moved : Date(moved.year() / moved.month() / std::chrono::last);
}

}  // namespace birth_text

// Reads a value of the type `birth`: a Date, or a text "2015-06-12", "2015-06" or "2015". A `~` behind a text marks an
// estimate: it adds one year on both sides. Empty when the value is none of these.
inline std::optional<Birth> birth_of(const Value& value) {
  if (const auto* day = value.get_if<Date>()) return Birth{*day, *day};
  const auto* text = value.get_if<std::string>();
  if (!text) return std::nullopt;
  if (!text->ends_with('~')) return birth_text::exact(*text);
  const auto birth = birth_text::exact(std::string_view(*text).substr(0, text->size() - 1));
  if (!birth) return std::nullopt;
  using std::chrono::years;
  return Birth{birth_text::a_year_off(birth->first, years(-1)), birth_text::a_year_off(birth->last, years(1)), true};
}

// The birth in a datum of a Record. Empty when it is absent or no birth.
inline std::optional<Birth> birth_in(const Record& record, std::string_view name) {
  const auto* value = record.find(name);
  return value ? birth_of(*value) : std::nullopt;
}

// The day on which a person born on `born` turns `n` years. In a common year, 1 March replaces 29 February. Empty
// outside of the years 1 to 9999.
inline std::optional<Date> birthday(Date born, std::int64_t n) {
  using namespace std::chrono;
  if (n < -9999 || n > 9999) return std::nullopt;
  const year in(static_cast<int>(born.year()) + static_cast<int>(n));
  if (in < year(1) || in > year(9999)) return std::nullopt;
  const Date same = in / born.month() / born.day();
  return same.ok() ? same : Date(in / March / 1);
}

// The age on `day` in full years; negative before the birth.
inline std::int64_t age_on(Date born, Date day) {
  const std::int64_t n = static_cast<int>(day.year()) - static_cast<int>(born.year());
  const auto turns = birthday(born, n);
  return turns && day < *turns ? n - 1 : n;
}

// Compares the age on a day with a range of full years, both ends included: "8 to 14" ends on the day before the 15th
// birthday. It is uncertain when the possible births give several answers.
enum class AgeFit { before, inside, after, uncertain };
inline AgeFit age_fit(const Birth& birth, Date on, std::int64_t youngest, std::int64_t oldest) {
  const auto least = age_on(birth.last, on), most = age_on(birth.first, on);
  if (most < youngest) return AgeFit::before;
  if (least > oldest) return AgeFit::after;
  return least >= youngest && most <= oldest ? AgeFit::inside : AgeFit::uncertain;
}

}  // namespace parcours::sdk

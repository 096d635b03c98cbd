#include "age.hpp"

#include <charconv>
#include <string_view>

namespace p2 {
namespace {

using parcours::Date;
using namespace std::chrono;

std::optional<int> number(std::string_view text) {
  int n = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc() || end != text.data() + text.size() || n < 0) return std::nullopt;
  return n;
}

std::optional<Birth> of_year(std::string_view text) {
  const auto y = number(text);
  if (!y) return std::nullopt;
  return Birth{Date{year{*y}, January, day{1}}, Date{year{*y}, December, day{31}}};
}

std::optional<Birth> of_month(std::string_view text) {
  const auto y = number(text.substr(0, 4)), m = number(text.substr(5));
  if (!y || !m || *m < 1 || *m > 12) return std::nullopt;
  const year_month in{year{*y}, month{static_cast<unsigned>(*m)}};
  return Birth{in / day{1}, Date{in / last}};
}

std::optional<Birth> of_day(std::string_view text) {
  const auto y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8));
  if (!y || !m || !d) return std::nullopt;
  const Date born{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!born.ok()) return std::nullopt;
  return Birth{born, born};
}

std::optional<Birth> exactly(std::string_view text) {
  if (text.size() == 4) return of_year(text);
  if (text.size() == 7 && text[4] == '-') return of_month(text);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') return of_day(text);
  return std::nullopt;
}

// A year before or after 29 February is the last day of February.
Date a_year_off(Date from, years by) {
  const Date moved = from + by;
  return moved.ok() ? moved : Date{moved.year() / moved.month() / last};
}

std::optional<Birth> of_text(std::string_view text) {
  if (!text.ends_with('~')) return exactly(text);
  const auto birth = exactly(text.substr(0, text.size() - 1));
  if (!birth) return std::nullopt;
  return Birth{a_year_off(birth->earliest, years{-1}), a_year_off(birth->latest, years{1}), true};
}

}  // namespace

std::optional<Birth> birth_of(const parcours::Value& value) {
  if (const auto* born = value.get_if<Date>()) return Birth{*born, *born};
  if (const auto* text = value.get_if<std::string>()) return of_text(*text);
  return std::nullopt;
}

Date birthday(Date born, int years) {
  const Date on{born.year() + std::chrono::years{years}, born.month(), born.day()};
  return on.ok() ? on : Date{on.year(), March, day{1}};
}

Fit fit(const Birth& birth, Date on, int youngest, int oldest) {
  if (birthday(birth.earliest, youngest) > on) return Fit::before;
  if (birthday(birth.latest, oldest + 1) <= on) return Fit::after;
  const bool all_inside = birthday(birth.latest, youngest) <= on && on < birthday(birth.earliest, oldest + 1);
  return all_inside ? Fit::inside : Fit::uncertain;
}

std::string series(const parcours::Value* naissance, Date on) {
  const auto birth = naissance ? birth_of(*naissance) : std::nullopt;
  if (!birth) return "incertain";
  if (fit(*birth, on, 9, 14) == Fit::inside) return "besoin_9_14";
  if (fit(*birth, on, 8, 8) == Fit::inside) return "public_8";
  if (fit(*birth, on, 15, 15) == Fit::inside) return "transition_15";
  const Fit near = fit(*birth, on, 8, 15);
  return near == Fit::before || near == Fit::after ? "autre" : "incertain";
}

}  // namespace p2

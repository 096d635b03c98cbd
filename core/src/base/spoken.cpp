#include "base/spoken.hpp"

#include <fmt/format.h>

#include <array>

#include "base/decimal.hpp"

namespace parcours {
namespace {

using Words = std::pair<std::string_view, std::string_view>;  // in French, in English

constexpr std::array<Words, 12> kMonths{{{"janvier", "January"},
                                         {"février", "February"},
                                         {"mars", "March"},
                                         {"avril", "April"},
                                         {"mai", "May"},
                                         {"juin", "June"},
                                         {"juillet", "July"},
                                         {"août", "August"},
                                         {"septembre", "September"},
                                         {"octobre", "October"},
                                         {"novembre", "November"},
                                         {"décembre", "December"}}};

// One and several, in the order of Delay::Unit.
constexpr std::array<std::pair<Words, Words>, 6> kUnits{{{{"minute", "minute"}, {"minutes", "minutes"}},
                                                         {{"heure", "hour"}, {"heures", "hours"}},
                                                         {{"jour", "day"}, {"jours", "days"}},
                                                         {{"semaine", "week"}, {"semaines", "weeks"}},
                                                         {{"mois", "month"}, {"mois", "months"}},
                                                         {{"an", "year"}, {"ans", "years"}}}};

bool is_english(std::string_view language) { return language == "en"; }
std::string_view in(const Words& words, std::string_view language) {
  return is_english(language) ? words.second : words.first;
}

std::string_view month_of(Date day, std::string_view language) {
  return in(kMonths.at(static_cast<unsigned>(day.month()) - 1), language);
}

// The digits in groups of three: "1 234" with a narrow blank that does not break the line, "1,234".
std::string grouped(std::string_view digits, std::string_view language) {
  const std::string_view between = is_english(language) ? "," : "\u202F";
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += between;
    text += digits[i];
  }
  return text;
}

// What a French delay adds to "jours" or "heures".
std::string_view french_calendar(const Delay& delay) {
  const bool one = delay.n < 2;
  if (delay.calendar == "working") return one ? " ouvré" : " ouvrés";
  if (delay.calendar == "workable") return one ? " ouvrable" : " ouvrables";
  return delay.calendar.empty() ? "" : " de service";
}

}  // namespace

std::string spoken(bool flag, std::string_view language) {
  return std::string(in(flag ? Words{"oui", "yes"} : Words{"non", "no"}, language));
}

std::string spoken(Date day, std::string_view language) {
  const auto number = static_cast<unsigned>(day.day());
  const auto* first = number == 1 && !is_english(language) ? "er" : "";
  return fmt::format("{}{} {}", number, first, spoken_month(day, language));
}

std::string spoken_month(Date day, std::string_view language) {
  return fmt::format("{} {}", month_of(day, language), static_cast<int>(day.year()));
}

std::string spoken(Instant at, const Calendar& calendar, std::string_view language) {
  const auto time = calendar.time_of(at).count();
  const auto day = spoken(calendar.day_of(at), language);
  if (is_english(language)) return fmt::format("{} at {}:{:02}", day, time / 60, time % 60);
  return time % 60 == 0 ? fmt::format("{} à {} h", day, time / 60)
                        : fmt::format("{} à {} h {:02}", day, time / 60, time % 60);
}

std::string spoken(const Decimal& number, int decimals, std::string_view language) {
  std::string text = to_text(number, decimals);
  std::string sign;
  if (text.starts_with('-')) sign = "-", text.erase(0, 1);
  const auto point = text.find('.');
  const auto whole = sign + grouped(text.substr(0, point), language);
  if (point == std::string::npos) return whole;
  return whole + (is_english(language) ? "." : ",") + text.substr(point + 1);
}

std::string spoken(const Delay& delay, std::string_view language) {
  const auto number = spoken(Decimal(delay.n, 0), 0, language);
  const auto& [one, many] = kUnits.at(static_cast<std::size_t>(delay.unit));
  const bool single = is_english(language) ? delay.n == 1 : delay.n < 2;
  const auto unit = in(single ? one : many, language);
  if (!is_english(language)) return fmt::format("{} {}{}", number, unit, french_calendar(delay));
  return delay.calendar.empty() ? fmt::format("{} {}", number, unit)
                                : fmt::format("{} {} {}", number, delay.calendar, unit);
}

std::string spoken(const std::vector<std::string>& items, std::string_view language) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 < items.size() ? std::string_view(", ") : in({" et ", " and "}, language);
    text += items[i];
  }
  return text;
}

}  // namespace parcours

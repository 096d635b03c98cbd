// Reads and writes delays (calendar.hpp).
#include <algorithm>
#include <array>

#include "base/calendar.hpp"

namespace parcours {
namespace {

constexpr std::int64_t kLargest = 1'000'000;
// The calendars, and the units that each counts.
constexpr std::array<std::pair<std::string_view, bool (*)(Delay::Unit)>, 3> kCalendars = {{
    {"working", [](Delay::Unit unit) { return unit == Delay::Unit::days; }},
    {"workable", [](Delay::Unit unit) { return unit == Delay::Unit::days; }},
    {"duty", [](Delay::Unit unit) { return unit == Delay::Unit::hours || unit == Delay::Unit::minutes; }},
}};
constexpr std::array<std::string_view, 6> kUnits = {"minute", "hour", "day", "week", "month", "year"};

std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  std::int64_t n = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n <= kLargest ? std::optional(n) : std::nullopt;
}

std::optional<Delay::Unit> unit_of(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  const auto at = std::find(kUnits.begin(), kUnits.end(), word);
  return at == kUnits.end() ? std::nullopt : std::optional(static_cast<Delay::Unit>(at - kUnits.begin()));
}

}  // namespace

std::optional<Delay> parse_delay(std::string_view text) {
  const auto n = number_of(take_word(text));
  auto word = take_word(text);
  Delay delay;
  const auto calendar =
      std::find_if(kCalendars.begin(), kCalendars.end(), [&](const auto& each) { return each.first == word; });
  if (calendar != kCalendars.end()) {
    delay.calendar = word;
    word = take_word(text);
  }
  const auto unit = unit_of(word);
  if (!n || !unit || !take_word(text).empty()) return std::nullopt;
  if (calendar != kCalendars.end() && !calendar->second(*unit)) return std::nullopt;
  delay.n = *n;
  delay.unit = *unit;
  return delay;
}

std::string to_text(const Delay& delay) {
  std::string text = std::to_string(delay.n) + ' ';
  if (!delay.calendar.empty()) text += delay.calendar + ' ';
  text += kUnits.at(static_cast<std::size_t>(delay.unit));
  if (delay.n != 1) text += 's';
  return text;
}

}  // namespace parcours

// Reads and writes dates and instants (calendar.hpp).
#include <fmt/format.h>

#include "base/calendar.hpp"
#include "base/days.hpp"

namespace parcours {
namespace {

using namespace std::chrono;

// Takes exactly `count` digits from the front of `text`. Clears `text` when it has fewer.
int take_digits(std::string_view& text, std::size_t count, bool& good) {
  int n = 0;
  good = good && text.size() >= count;
  for (std::size_t i = 0; good && i < count; ++i) {
    good = text[i] >= '0' && text[i] <= '9';
    n = n * 10 + (text[i] - '0');
  }
  if (good) text.remove_prefix(count);
  return n;
}

void take(std::string_view& text, std::string_view expected, bool& good) {
  good = good && text.starts_with(expected);
  if (good) text.remove_prefix(expected.size());
}

std::optional<Date> take_date(std::string_view& text) {
  bool good = true;
  const int y = take_digits(text, 4, good);
  take(text, "-", good);
  const int m = take_digits(text, 2, good);
  take(text, "-", good);
  const int d = take_digits(text, 2, good);
  const Date date = year(y) / m / d;
  return good && exists(date) ? std::optional(date) : std::nullopt;
}

std::optional<minutes> take_time(std::string_view& text) {
  bool good = true;
  const int h = take_digits(text, 2, good);
  take(text, ":", good);
  const int m = take_digits(text, 2, good);
  return good && h < 24 && m < 60 ? std::optional(hours(h) + minutes(m)) : std::nullopt;
}

// Reads `:SS`, an optional point with one to six decimals, and the final Z.
std::optional<microseconds> take_seconds(std::string_view text) {
  bool good = true;
  take(text, ":", good);
  microseconds time = seconds(take_digits(text, 2, good));
  if (time >= minutes(1)) return std::nullopt;
  if (good && text.starts_with('.')) {
    text.remove_prefix(1);
    const auto decimals = std::min<std::size_t>(text.find_first_not_of("0123456789"), 7);
    good = decimals >= 1 && decimals <= 6;
    int fraction = take_digits(text, decimals, good);
    for (auto i = decimals; i < 6; ++i) fraction *= 10;
    time += microseconds(fraction);
  }
  return good && text == "Z" ? std::optional(time) : std::nullopt;
}

std::string fraction_of(microseconds within_second) {
  if (within_second.count() == 0) return {};
  auto digits = fmt::format(".{:06}", within_second.count());
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const auto day = take_date(text);
  return text.empty() ? day : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text, const Calendar& calendar) {
  const auto day = take_date(text);
  if (!day || text.empty()) return std::nullopt;
  const char separator = text.front();
  text.remove_prefix(1);
  const auto time = take_time(text);
  if (!time) return std::nullopt;
  if (separator == ' ' && text.empty()) return calendar.at(*day, *time);
  const auto rest = take_seconds(text);
  if (separator != 'T' || !rest) return std::nullopt;
  return Days(*day) + *time + *rest;
}

bool is_skipped(std::string_view text, Instant read, const Calendar& calendar) {
  return !text.ends_with('Z') && text != to_text(read, calendar);
}

std::optional<std::pair<minutes, minutes>> parse_duty(std::string_view text) {
  const auto dash = text.find('-');
  if (text.size() != 11 || dash != 5) return std::nullopt;
  auto from = text.substr(0, 5), to = text.substr(6);
  const auto begins = take_time(from), ends = to == "24:00" ? std::optional<minutes>(hours(24)) : take_time(to);
  if (!begins || !ends || *ends - *begins < hours(1)) return std::nullopt;
  return std::pair(*begins, *ends);
}

std::string to_text(Date day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), unsigned{day.month()}, unsigned{day.day()});
}

std::string to_text(Instant at) {
  const auto shown = std::clamp<Instant>(at, kFirstDay, Instant(kLastDay + days(1)) - microseconds(1));
  const auto day = floor<days>(shown);
  const hh_mm_ss time(shown - day);
  return fmt::format("{}T{:02}:{:02}:{:02}{}Z", to_text(Date(day)), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), fraction_of(time.subseconds()));
}

std::string to_text(Instant at, const Calendar& calendar) {
  const hh_mm_ss time(calendar.time_of(at));
  return fmt::format("{} {:02}:{:02}", to_text(calendar.day_of(at)), time.hours().count(), time.minutes().count());
}

}  // namespace parcours

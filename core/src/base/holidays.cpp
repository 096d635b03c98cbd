// Which days are worked, and counting them.
#include <array>

#include "base/calendar.hpp"
#include "base/days.hpp"

namespace parcours {
namespace {

using std::chrono::days;

Days first_of(int year) { return std::chrono::year(year) / 1 / 1; }
Days last_of(int year) { return std::chrono::year(year) / 12 / 31; }
int year_of(Days day) { return static_cast<int>(Date(day).year()); }

std::array<Days, 11> holidays_of(int year) {
  const std::chrono::year y(year);
  const Days sunday = easter(year);
  const days easter_monday(1), ascension(39), whit_monday(50);
  return {Days(y / 1 / 1),   Days(y / 5 / 1),   Days(y / 5 / 8),        Days(y / 7 / 14),   Days(y / 8 / 15),    Days(y / 11 / 1),
          Days(y / 11 / 11), Days(y / 12 / 25), sunday + easter_monday, sunday + ascension, sunday + whit_monday};
}

bool is_weekday(Days day) { return std::chrono::weekday(day).iso_encoding() <= 5; }

bool is_worked(Days day) {
  if (!is_weekday(day)) return false;
  const auto holidays = holidays_of(year_of(day));
  return std::find(holidays.begin(), holidays.end(), day) == holidays.end();
}

std::int64_t worked_in(int year) {
  auto holidays = holidays_of(year);
  std::sort(holidays.begin(), holidays.end());
  const auto end = std::unique(holidays.begin(), holidays.end());
  const auto off = std::count_if(holidays.begin(), end, is_weekday);
  // 52 whole weeks, and the one or two days that are left.
  std::int64_t weekdays = 52 * 5;
  for (auto day = first_of(year) + days(364); day <= last_of(year); day += days(1)) weekdays += is_weekday(day) ? 1 : 0;
  return weekdays - off;
}

// Steps day by day in the direction of `step` while `left` working days remain, and over whole years at once where it can.
Days walk(Days day, std::int64_t left, int step) {
  const auto last = step > 0 ? kLastDay : kFirstDay;
  while (left > 0 && day != last) {
    const int year = year_of(day) + step;
    const bool at_edge = day == (step > 0 ? last_of(year_of(day)) : first_of(year_of(day)));
    if (const auto whole = at_edge ? worked_in(year) : 0; at_edge && whole < left) {
      day = step > 0 ? last_of(year) : first_of(year);
      left -= whole;
    } else {
      day += days(step);
      left -= is_worked(day) ? 1 : 0;
    }
  }
  return day;
}

}  // namespace

Date easter(int year) {
  if (year < kFirstYear || year > kLastYear)
    throw Error(Error::Code::misuse, "Easter was asked for a year that is not 1 to 9999");
  const int golden = year % 19, century = year / 100, of_century = year % 100;
  const int not_leap = century - century / 4, moon = (8 * century + 13) / 25;
  const int epact = (19 * golden + not_leap - moon + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int from_march = epact + weekday - 7 * late + 114;
  return Date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(from_march / 31)),
              std::chrono::day(static_cast<unsigned>(from_march % 31 + 1)));
}

std::set<Date> legal_holidays(int year) {
  const auto holidays = holidays_of(year);
  return {holidays.begin(), holidays.end()};
}

bool Calendar::is_working(Date day) const { return is_worked(counted(day)); }

Date Calendar::roll(Date day, Roll how) const {
  const int step = how == Roll::next ? 1 : -1;
  auto at = counted(day);
  while (how != Roll::none && !is_worked(at) && at != kFirstDay && at != kLastDay) at += days(step);
  return at;
}

Date Calendar::plus_working_days(Date day, std::int64_t n) const {
  // More than all working days there are.
  constexpr std::int64_t all = 366 * kLastYear;
  const auto left = std::clamp(n, -all, all);
  return walk(counted(day), left < 0 ? -left : left, left < 0 ? -1 : 1);
}

Date Calendar::plus_months(Date day, std::int64_t n) {
  counted(day);
  constexpr std::int64_t first = kFirstYear * 12, last = kLastYear * 12 + 11;
  const std::int64_t from = static_cast<int>(day.year()) * 12 + static_cast<int>(unsigned{day.month()}) - 1;
  if (n < first - from) return kFirstDay;
  if (n > last - from) return kLastDay;
  const auto month = std::chrono::year(static_cast<int>((from + n) / 12)) / static_cast<int>((from + n) % 12 + 1);
  return std::min(Date(month / day.day()), Date(month / std::chrono::last));
}

}  // namespace parcours

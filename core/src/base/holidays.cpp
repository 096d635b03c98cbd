// Legal holidays, and the count of working and workable days (calendar.hpp).
#include <array>

#include "base/calendar.hpp"
#include "base/days.hpp"

namespace parcours {
namespace {

using std::chrono::days;

Days first_of(int year) { return std::chrono::year(year) / 1 / 1; }
Days last_of(int year) { return std::chrono::year(year) / 12 / 31; }
int year_of(Days day) { return static_cast<int>(Date(day).year()); }

// Without the two of Alsace and Moselle, the last two places repeat others.
std::array<Days, 13> holidays_of(int year, bool alsace_moselle) {
  const std::chrono::year y(year);
  const Days sunday = easter(year), christmas = y / 12 / 25;
  const days good_friday(-2), easter_monday(1), ascension(39), whit_monday(50);
  return {Days(y / 1 / 1),
          Days(y / 5 / 1),
          Days(y / 5 / 8),
          Days(y / 7 / 14),
          Days(y / 8 / 15),
          Days(y / 11 / 1),
          Days(y / 11 / 11),
          christmas,
          sunday + easter_monday,
          sunday + ascension,
          sunday + whit_monday,
          alsace_moselle ? sunday + good_friday : christmas,
          alsace_moselle ? christmas + days(1) : christmas};
}

// Which days are worked: up to Friday (5) or Saturday (6), without the holidays.
struct WorkWeek {
  unsigned last_weekday = 5;
  bool alsace_moselle = false;

  bool in_week(Days day) const { return std::chrono::weekday(day).iso_encoding() <= last_weekday; }
  bool holds(Days day) const {
    if (!in_week(day)) return false;
    const auto holidays = holidays_of(year_of(day), alsace_moselle);
    return std::find(holidays.begin(), holidays.end(), day) == holidays.end();
  }
  std::int64_t days_of(int year) const {
    auto holidays = holidays_of(year, alsace_moselle);
    std::sort(holidays.begin(), holidays.end());
    const auto end = std::unique(holidays.begin(), holidays.end());
    const auto off = std::count_if(holidays.begin(), end, [&](Days day) { return in_week(day); });
    // 52 whole weeks, and the one or two days that are left.
    std::int64_t in_weeks = 52 * static_cast<std::int64_t>(last_weekday);
    for (auto day = first_of(year) + days(364); day <= last_of(year); day += days(1)) in_weeks += in_week(day) ? 1 : 0;
    return in_weeks - off;
  }
};

// Steps day by day in the direction of `step` while `left` worked days remain. Passes whole years at once where it can.
Days walk(Days day, std::int64_t left, int step, const WorkWeek& worked) {
  const auto last = step > 0 ? kLastDay : kFirstDay;
  while (left > 0 && day != last) {
    const int year = year_of(day) + step;
    const bool at_edge = day == (step > 0 ? last_of(year_of(day)) : first_of(year_of(day)));
    if (const auto whole = at_edge ? worked.days_of(year) : 0; at_edge && whole < left) {
      day = step > 0 ? last_of(year) : first_of(year);
      left -= whole;
    } else {
      day += days(step);
      left -= worked.holds(day) ? 1 : 0;
    }
  }
  return day;
}

Date plus(Date day, std::int64_t n, const WorkWeek& worked) {
  // More than the number of all worked days.
  constexpr std::int64_t all = 366 * kLastYear;
  const auto left = std::clamp(n, -all, all);
  return walk(counted(day), left < 0 ? -left : left, left < 0 ? -1 : 1, worked);
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

std::set<Date> legal_holidays(int year, bool alsace_moselle) {
  const auto holidays = holidays_of(year, alsace_moselle);
  return {holidays.begin(), holidays.end()};
}

bool Calendar::is_working(Date day) const { return WorkWeek{5, city_.alsace_moselle}.holds(counted(day)); }
bool Calendar::is_workable(Date day) const { return WorkWeek{6, city_.alsace_moselle}.holds(counted(day)); }

Date Calendar::roll(Date day, Roll how) const {
  const WorkWeek worked{5, city_.alsace_moselle};
  const int step = how == Roll::next ? 1 : -1;
  auto at = counted(day);
  while (how != Roll::none && !worked.holds(at) && at != kFirstDay && at != kLastDay) at += days(step);
  return at;
}

Date Calendar::plus_working_days(Date day, std::int64_t n) const { return plus(day, n, {5, city_.alsace_moselle}); }
Date Calendar::plus_workable_days(Date day, std::int64_t n) const { return plus(day, n, {6, city_.alsace_moselle}); }

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

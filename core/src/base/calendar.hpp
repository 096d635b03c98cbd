// Days and delays as a city counts them.
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours {

// A delay as written: `2 working days`, `90 minutes`, `3 months`, `1 duty hour`.
struct Delay {
  enum class Unit { minutes, hours, days, weeks, months, years };
  std::int64_t n = 0;
  Unit unit = Unit::days;
  std::string
      calendar;  // "working" or "workable", of days; "duty", of hours and minutes; empty: every day, elapsed time
  friend bool operator==(const Delay&, const Delay&) = default;
};
// `<n> minute(s)|hour(s)|day(s)|week(s)|month(s)|year(s)`, `<n> working|workable day(s)` or `<n> duty
// hour(s)|minute(s)`, n at most 1,000,000; empty when it is not one.
std::optional<Delay> parse_delay(std::string_view text);
std::string to_text(const Delay& delay);

enum class Roll { next, none, back };

// Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher), for years 1 to 9999.
Date easter(int year);
// The eleven legal holidays of France: Code du travail, L3133-1; in Alsace and Moselle thirteen, with Good Friday and
// 26 December (L3134-13). Fewer days when two of them meet (1 May, 8 May and Ascension).
std::set<Date> legal_holidays(int year, bool alsace_moselle = false);

// What a city sets of its calendar.
struct CalendarSettings {
  std::string zone = "Europe/Paris";
  bool alsace_moselle = false;
  std::chrono::minutes duty_from{9 * 60}, duty_to{17 * 60};  // of each working day
};
// `09:00-17:00`: an hour of duty at least, up to `24:00`; empty when it is not one.
std::optional<std::pair<std::chrono::minutes, std::chrono::minutes>> parse_duty(std::string_view text);

// A city's calendar: its time zone, its working days, its hours of duty. Immutable; may be used from several threads.
// Days lie in the years 1 to 9999: what would lie beyond is the first or the last of them, so that no count overflows.
// A Date that does not exist (30 February), or a year outside them, is misuse: Error::misuse.
class Calendar {
 public:
  // Throws Error::configuration when the machine knows no zone of that name.
  explicit Calendar(std::string_view zone = "Europe/Paris");
  explicit Calendar(const CalendarSettings& city);
  ~Calendar();
  Calendar(Calendar&&) noexcept;

  Date day_of(Instant at) const;                   // which day it is in the city
  std::chrono::minutes time_of(Instant at) const;  // what its clocks show: minutes from 00:00 to 23:59
  // That wall-clock time in the city (0 to 24 hours). In the hour that spring skips: the first instant after it; in the
  // hour that autumn repeats: the first of the two.
  Instant at(Date day, std::chrono::minutes time = {}) const;
  Instant start_of(Date day) const { return at(day); }
  Instant end_of(Date day) const;       // the start of the next day
  bool is_working(Date day) const;      // Monday to Friday and no legal holiday (jour ouvré)
  bool is_workable(Date day) const;     // Monday to Saturday and no legal holiday (jour ouvrable)
  Date roll(Date day, Roll how) const;  // to a working day
  // The n-th working day after (before, when n is negative) `day`, which is not counted; `day` itself when n is 0.
  Date plus_working_days(Date day, std::int64_t n) const;
  // The same of workable days.
  Date plus_workable_days(Date day, std::int64_t n) const;
  // Months by the rule of the Code de procédure civile, art. 641: the same day number, else the last day of the month.
  static Date plus_months(Date day, std::int64_t n);

  // When a delay that begins at `from` is over. Minutes and hours are elapsed time; all others are whole days, the day
  // of `from` not counted, over at the end of the last day, rolled as said (Code de procédure civile, art. 641, 642).
  // Time of duty stands still outside of the hours of duty; none of it (or less) is over when duty is on.
  Instant end_of_delay(const Delay& delay, Instant from, Roll how = Roll::next) const;
  // The beginning of the last day of the delay: when people are reminded. Minutes and hours: the same as
  // `end_of_delay`.
  Instant last_day_start(const Delay& delay, Instant from, Roll how = Roll::next) const;
  // How long duty was on between two instants; nothing when `to` is not after `from`.
  Duration duty_between(Instant from, Instant to) const;

 private:
  struct Zone;
  Instant wall(Instant at) const;
  Date last_day(const Delay& delay, Instant from, Roll how) const;
  Instant after_duty(std::chrono::minutes duty, Instant from) const;

  CalendarSettings city_;
  std::unique_ptr<const Zone> zone_;
};

struct City;            // city.hpp
const City& no_city();  // that says nothing

// A moment and the city it is seen in: what the pure layers know of what is around a case.
struct Moment {
  Instant now;
  const Calendar& calendar;
  const City& city = no_city();
  Date today() const { return calendar.day_of(now); }
};

// Dates and times as written: `2026-03-02`, `2026-03-02 09:30`, `2026-03-02T09:30:00Z`. Empty when it is not one or
// does not exist. A wall-clock time has no seconds and is the city's; one with a Z may have up to six decimals and is
// UTC.
std::optional<Date> parse_date(std::string_view text);
std::optional<Instant> parse_instant(std::string_view text, const Calendar& calendar);
std::string to_text(Date day);                              // 2026-03-02
std::string to_text(Instant at);                            // 2026-03-02T09:30:00Z, with a fraction when there is one
std::string to_text(Instant at, const Calendar& calendar);  // 2026-03-02 10:30, in the city

}  // namespace parcours

// Delays, working days, legal holidays and the calendar of a city.
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours {

// A delay, such as `2 working days`, `90 minutes`, `3 months` or `1 duty hour`.
struct Delay {
  enum class Unit { minutes, hours, days, weeks, months, years };
  std::int64_t n = 0;
  Unit unit = Unit::days;
  // Which days or hours count. "working" and "workable" go with days, "duty" goes with hours and minutes. Empty: every
  // day, or elapsed time.
  std::string calendar;
  friend bool operator==(const Delay&, const Delay&) = default;
};
// Reads `<n> minute(s)|hour(s)|day(s)|week(s)|month(s)|year(s)`, `<n> working|workable day(s)` or `<n> duty
// hour(s)|minute(s)`. `n` is at most 1,000,000. Returns nothing for any other text.
std::optional<Delay> parse_delay(std::string_view text);
// Writes a delay in the form that parse_delay reads.
std::string to_text(const Delay& delay);

// Where a day that is not a working day goes: to the next working day, nowhere, or to the one before.
enum class Roll { next, none, back };  // stored as a number: do not change the order

// Returns Easter Sunday of the Gregorian calendar, for years 1 to 9999 (the computus of Meeus, Jones and Butcher).
Date easter(int year);
// Returns the eleven legal holidays of France (Code du travail, L3133-1). Alsace and Moselle have thirteen, with Good
// Friday and 26 December (L3134-13). The set is smaller when two of them fall on one day (1 May, 8 May and Ascension).
std::set<Date> legal_holidays(int year, bool alsace_moselle = false);

// The settings of a city's calendar.
struct CalendarSettings {
  std::string zone;  // its IANA name
  bool alsace_moselle = false;
  std::chrono::minutes duty_from{9 * 60}, duty_to{17 * 60};  // of each working day, from 00:00
};
// Reads hours of duty, such as `09:00-17:00`: one hour at least, up to `24:00`. Returns nothing for any other text.
std::optional<std::pair<std::chrono::minutes, std::chrono::minutes>> parse_duty(std::string_view text);

// A city's calendar: its time zone, its working days and its hours of duty.
//
// Days are of the years 1 to 9999. A result beyond them becomes the first or the last of these days, so that no count
// overflows. Throws Error::misuse for a Date that does not exist (30 February) or is of another year.
//
// Immutable. Several threads may use one calendar.
class Calendar {
 public:
  // Throws Error::configuration when the machine has no time zone of that name.
  explicit Calendar(std::string_view zone);
  explicit Calendar(const CalendarSettings& city);
  ~Calendar();
  Calendar(Calendar&&) noexcept;

  // Returns the day and the wall-clock time (minutes from 00:00 to 23:59) in the city at an instant.
  Date day_of(Instant at) const;
  std::chrono::minutes time_of(Instant at) const;
  // Returns the instant of a wall-clock time in the city, 0 to 24 hours. A time in the hour that spring skips gives the
  // first instant after it. A time in the hour that autumn repeats gives the first of the two instants.
  Instant at(Date day, std::chrono::minutes time = {}) const;
  Instant start_of(Date day) const { return at(day); }
  Instant end_of(Date day) const;       // the start of the next day
  bool is_working(Date day) const;      // Monday to Friday and no legal holiday (jour ouvré)
  bool is_workable(Date day) const;     // Monday to Saturday and no legal holiday (jour ouvrable)
  Date roll(Date day, Roll how) const;  // to a working day; Roll::none returns `day`
  // Returns the n-th working (workable) day after `day`, or before it when `n` is negative. `day` is not counted.
  // Returns `day` itself when `n` is 0.
  Date plus_working_days(Date day, std::int64_t n) const;
  Date plus_workable_days(Date day, std::int64_t n) const;
  // Adds months by the Code de procédure civile, art. 641: the same day of the month, or the last one of a shorter
  // month.
  static Date plus_months(Date day, std::int64_t n);

  // Returns the instant at which a delay from `from` is over. Minutes and hours are elapsed time. Other units are whole
  // days: the day of `from` is not counted, the last day is rolled by `how`, and the delay is over at its end (Code de
  // procédure civile, art. 641, 642). Time of duty passes only in the hours of duty; a delay of zero or less is over as
  // soon as there is duty.
  Instant end_of_delay(const Delay& delay, Instant from, Roll how = Roll::next) const;
  // Returns the beginning of the last day of a delay, at which people are reminded. Of minutes and hours, the same
  // instant as end_of_delay.
  Instant last_day_start(const Delay& delay, Instant from, Roll how = Roll::next) const;
  // Returns how much time of duty lies between two instants. Zero when `to` is not after `from`.
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
const City& no_city();  // without outlines and without school years

// The time, the calendar and the city of one evaluation. The pure layers see nothing else of the world around a case.
// Refers to its calendar and its city; both must outlive it.
struct Moment {
  Instant now;
  const Calendar& calendar;
  const City& city = no_city();
  Date today() const { return calendar.day_of(now); }
};

// Read dates and times: `2026-03-02`, `2026-03-02 09:30`, `2026-03-02T09:30:00Z`. Return nothing for any other text and
// for a date that does not exist. A time without Z is the city's and has no seconds. A time with Z is UTC and has up to
// six decimals.
std::optional<Date> parse_date(std::string_view text);
std::optional<Instant> parse_instant(std::string_view text, const Calendar& calendar);
// Returns whether the text is a time of the city that its clocks skip in spring. `read`: what parse_instant gave for
// it, the first instant after the hour that is skipped.
bool is_skipped(std::string_view text, Instant read, const Calendar& calendar);
std::string to_text(Date day);                              // 2026-03-02
std::string to_text(Instant at);                            // 2026-03-02T09:30:00Z, with a fraction when there is one
std::string to_text(Instant at, const Calendar& calendar);  // 2026-03-02 10:30, in the city

}  // namespace parcours

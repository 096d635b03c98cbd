#include "base/calendar.hpp"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include "base/days.hpp"

namespace parcours {
namespace {

using namespace std::chrono;

constexpr Instant kFirst{kFirstDay}, kLast = Instant(kLastDay + days(1)) - microseconds(1);

// A delay of elapsed time, kept within the years that are counted.
Instant elapsed(Instant from, std::int64_t n, microseconds unit) {
  const auto start = std::clamp(from, kFirst, kLast);
  return start + unit * std::clamp(n, (kFirst - start) / unit, (kLast - start) / unit);
}

bool is_elapsed(const Delay& delay) { return delay.unit == Delay::Unit::minutes || delay.unit == Delay::Unit::hours; }

microseconds elapsed_unit(const Delay& delay) {
  return delay.unit == Delay::Unit::hours ? microseconds(hours(1)) : minutes(1);
}

// Only names: the library also reads paths and makes zones of its own.
bool is_name(const std::string& zone) {
  return !zone.empty() && zone[0] != '/' && zone.find_first_of(".:") == std::string::npos &&
         !zone.starts_with("Fixed/");
}

cctz::time_zone found(const std::string& name) {
  cctz::time_zone zone;
  if (is_name(name) && cctz::load_time_zone(name, &zone)) return zone;
  throw Error(Error::Code::configuration, "this machine knows no time zone '" + name + "' (is tzdata installed?)");
}

}  // namespace

struct Calendar::Zone {
  cctz::time_zone rules;

  seconds offset_at(Instant at) const { return seconds(rules.lookup(floor<seconds>(at)).offset); }

  Instant at(Days day, minutes time) const {
    const Date date = day;
    const auto wall = cctz::civil_second(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                         static_cast<unsigned>(date.day()), 0, time.count());
    const auto found = rules.lookup(wall);
    return found.kind == cctz::time_zone::civil_lookup::SKIPPED ? found.trans : found.pre;
  }
};

Calendar::Calendar(std::string_view zone) : Calendar(CalendarSettings{std::string(zone)}) {}
Calendar::Calendar(const CalendarSettings& city) : city_(city), zone_(new Zone{found(city.zone)}) {}
Calendar::~Calendar() = default;
Calendar::Calendar(Calendar&&) noexcept = default;

// Returns the wall-clock time of the city, as if it were UTC.
Instant Calendar::wall(Instant at) const {
  const auto instant = std::clamp(at, kFirst, kLast);
  return std::clamp<Instant>(instant + zone_->offset_at(instant), kFirst, kLast);
}

Date Calendar::day_of(Instant at) const { return floor<days>(wall(at)); }

minutes Calendar::time_of(Instant at) const {
  const auto shown = wall(at);
  return floor<minutes>(shown - floor<days>(shown));
}

Instant Calendar::at(Date day, minutes time) const {
  if (time < minutes(0) || time > hours(24))
    throw Error(Error::Code::misuse, "a time of day was given that is not 0 to 24 hours");
  return zone_->at(counted(day), time);
}

Instant Calendar::end_of(Date day) const { return zone_->at(counted(day) + days(1), minutes(0)); }

Date Calendar::last_day(const Delay& delay, Instant from, Roll how) const {
  const auto day = day_of(from);
  if (delay.calendar == "workable") return roll(plus_workable_days(day, delay.n), how);
  if (!delay.calendar.empty()) return roll(plus_working_days(day, delay.n), how);
  // More than this is beyond the last day in any unit. The bound keeps products small.
  constexpr std::int64_t most = std::int64_t{kLastYear} * 366;
  const auto n = std::clamp(delay.n, -most, most);
  switch (delay.unit) {
    case Delay::Unit::weeks:
      return roll(later(day, n * 7), how);
    case Delay::Unit::months:
      return roll(plus_months(day, n), how);
    case Delay::Unit::years:
      return roll(plus_months(day, n * 12), how);
    default:
      return roll(later(day, n), how);
  }
}

// Counts whole days of duty at once, then the rest of the last day.
Instant Calendar::after_duty(minutes duty, Instant from) const {
  auto left = microseconds(std::max(duty, minutes(0)));
  auto day = day_of(from);
  auto start = std::max(std::clamp(from, kFirst, kLast), at(day, city_.duty_from));
  if (!is_working(day) || start > at(day, city_.duty_to) || (start == at(day, city_.duty_to) && duty > minutes(0))) {
    day = plus_working_days(day, 1);
    start = at(day, city_.duty_from);
  }
  if (const auto today = at(day, city_.duty_to) - start; left > today) {
    left -= today;
    const auto each = microseconds(city_.duty_to - city_.duty_from);
    const auto whole = (left - microseconds(1)) / each;
    day = plus_working_days(day, whole + 1);
    left -= whole * each;
    start = at(day, city_.duty_from);
  }
  return std::min(start + left, kLast);
}

Instant Calendar::end_of_delay(const Delay& delay, Instant from, Roll how) const {
  constexpr std::int64_t most = 100'000'000;
  if (delay.calendar == "duty")
    return after_duty(floor<minutes>(elapsed_unit(delay)) * std::clamp<std::int64_t>(delay.n, 0, most), from);
  if (is_elapsed(delay)) return elapsed(from, delay.n, elapsed_unit(delay));
  return end_of(last_day(delay, from, how));
}

Instant Calendar::last_day_start(const Delay& delay, Instant from, Roll how) const {
  if (is_elapsed(delay)) return end_of_delay(delay, from, how);
  return start_of(last_day(delay, from, how));
}

Duration Calendar::duty_between(Instant from, Instant to) const {
  Duration duty{};
  for (auto day = Days(day_of(from)); day <= Days(day_of(to)); day += days(1)) {
    if (!is_working(Date(day))) continue;
    const auto begun = std::max(from, at(Date(day), city_.duty_from)),
               ended = std::min(to, at(Date(day), city_.duty_to));
    duty += std::max(ended - begun, Duration(0));
  }
  return duty;
}

}  // namespace parcours

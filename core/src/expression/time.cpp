#include "expression/time.hpp"

#include <charconv>

#include "base/calendar.hpp"

namespace parcours::expression {
namespace {

using namespace std::chrono;

constexpr std::int64_t kFirstInstant = -62'135'596'800'000'000, kLastInstant = 253'402'300'799'999'999;
constexpr std::int64_t kLongestDuration = 9'223'372'036'854'775;
// No city needs a longer delay. Working days are counted one by one, so there may be fewer of them.
constexpr std::int64_t kMaxDays = 100'000, kMaxWorkingDays = 10'000, kMaxMonths = 12'000;

Item out_of_range() { return Failure{"time out of range"}; }

bool is_in_range(const Delay& delay) {
  const auto most = delay.unit == Delay::Unit::months ? kMaxMonths
                    : delay.calendar.empty()          ? kMaxDays
                                                      : kMaxWorkingDays;
  return delay.n >= -most && delay.n <= most;
}

bool is_duty(const Delay& delay) { return delay.calendar == "duty"; }

// Minutes east of Greenwich of "+02:00"; empty when it is not written so.
std::optional<minutes> offset_of(std::string_view zone) {
  const bool west = zone.starts_with('-');
  if (west || zone.starts_with('+')) zone.remove_prefix(1);
  if (zone.size() != 5 || zone[2] != ':') return std::nullopt;
  int h = 0, m = 0;
  const bool read = std::from_chars(zone.data(), zone.data() + 2, h).ptr == zone.data() + 2 &&
                    std::from_chars(zone.data() + 3, zone.data() + 5, m).ptr == zone.data() + 5;
  if (!read || h < 0 || h > 23 || m < 0 || m > 59) return std::nullopt;
  const minutes east = hours(h) + minutes(m);
  return west ? -east : east;
}

bool may_name_zone(std::string_view zone) {
  const bool plain = zone.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_+-") ==
                     std::string_view::npos;
  return plain && !zone.empty() && zone.size() <= 64 && zone.front() != '/';
}

Local split(Instant shifted) {
  const auto day = floor<days>(shifted);
  return {Date(day), shifted - day};
}

Instant clock_of(const Calendar& calendar, Date day, Duration time) {
  const auto whole = floor<minutes>(time);
  return calendar.at(day, whole) + (time - whole);
}

}  // namespace

Item instant_item(std::optional<std::int64_t> microseconds) {
  if (!microseconds || *microseconds < kFirstInstant || *microseconds > kLastInstant) return out_of_range();
  return Value(Instant(Duration(*microseconds)));
}

Item duration_item(std::optional<std::int64_t> microseconds) {
  if (!microseconds || *microseconds < -kLongestDuration || *microseconds > kLongestDuration) return out_of_range();
  return Value(Duration(*microseconds));
}

Item date_item(sys_days day) {
  static constexpr sys_days first = year(1) / 1 / 1, last = year(9999) / 12 / 31;
  return day < first || day > last ? out_of_range() : Item(Value(Date(day)));
}

bool is_day(Date day) { return day.ok() && !date_item(day).is_failure(); }

// The calendar has the day and the minute. In an hour that occurs twice, only the seconds may be derived from them.
Local local_time(Instant at, const Calendar& calendar) {
  const auto day = calendar.day_of(at);
  const auto minute = calendar.time_of(at);
  const Duration over = (at - calendar.at(day, minute)) % minutes(1);
  return {day, minute + (over < Duration(0) ? over + minutes(1) : over)};
}

std::optional<Local> local_time(Instant at, std::string_view zone) {
  if (const auto offset = offset_of(zone)) return split(at + *offset);
  if (zone == "UTC" || zone == "Z") return split(at);
  if (!may_name_zone(zone)) return std::nullopt;
  try {
    return local_time(at, Calendar(zone));
  } catch (const Error&) {
    return std::nullopt;
  }
}

Item delay_item(Delay delay) {
  using Unit = Delay::Unit;
  constexpr std::int64_t most = 1'000'000;
  if (delay.n > most || delay.n < -most) return out_of_range();
  if (is_duty(delay)) return is_in_range(delay) ? Item(std::move(delay)) : out_of_range();
  switch (delay.unit) {
    case Unit::minutes:
      return duration_item(Duration(minutes(delay.n)).count());
    case Unit::hours:
      return duration_item(Duration(hours(delay.n)).count());
    case Unit::weeks:
      delay.n *= 7, delay.unit = Unit::days;
      break;
    case Unit::years:
      delay.n *= 12, delay.unit = Unit::months;
      break;
    default:
      break;
  }
  return is_in_range(delay) ? Item(std::move(delay)) : out_of_range();
}

Item moved(Date day, const Delay& delay, Context& context) {
  if (is_duty(delay)) return no_overload();
  const sys_days start(day);
  if (delay.unit == Delay::Unit::months) {
    const auto far = start + days(delay.n * 31);
    return date_item(far).is_failure() ? out_of_range() : Item(Value(Calendar::plus_months(day, delay.n)));
  }
  const auto n = delay.n;
  if (delay.calendar.empty()) return date_item(start + days(n));
  context.budget.spend(static_cast<std::size_t>(n < 0 ? -n : n));
  if (date_item(start + days(n * 3)).is_failure() || context.budget.spent()) return out_of_range();
  const auto& calendar = context.moment.calendar;
  return Value(delay.calendar == "workable" ? calendar.plus_workable_days(day, n) : calendar.plus_working_days(day, n));
}

// Keeps the local time of day on the new day.
Item moved(Instant at, const Delay& delay, Context& context) {
  const auto& calendar = context.moment.calendar;
  if (is_duty(delay)) return delay.n < 0 ? out_of_range() : Item(Value(calendar.end_of_delay(delay, at)));
  const auto local = local_time(at, calendar);
  const auto item = moved(local.day, delay, context);
  const auto* day = item.get_if<Date>();
  return day ? Item(Value(clock_of(calendar, *day, local.time))) : item;
}

Range elapsed_bounds(const Delay& delay) {
  const auto as_value = [](std::int64_t n) { return Value(Duration(days(n))); };
  const auto n = delay.n < 0 ? -delay.n : delay.n;
  // An hour of duty lasts at least an hour, and every working day has one.
  if (is_duty(delay)) return {Value(Duration(minutes(0))), Value(Duration(days((n * 7 + 2) / 3 + 6)))};
  std::int64_t low = n, high = n;
  // A month has 28 to 31 days. Five working days may lie in one week; no week of France has fewer than three.
  if (delay.unit == Delay::Unit::months)
    low = n * 28, high = n * 31;
  else if (!delay.calendar.empty() && n > 0)
    low = n + (delay.calendar == "workable" ? (n - 1) / 6 : (n - 1) / 5 * 2), high = (n * 7 + 2) / 3 + 6;
  return delay.n < 0 ? Range{as_value(-high), as_value(-low)} : Range{as_value(low), as_value(high)};
}

}  // namespace parcours::expression

// The functions that read parts of dates, instants and durations (function.hpp).
#include "expression/function.hpp"
#include "expression/time.hpp"

namespace parcours::expression {
namespace {

using namespace std::chrono;
using Kind = Type::Kind;
using Arguments = std::span<const Item>;
using Form = Function::Form;

std::int64_t count(auto n) { return static_cast<std::int64_t>(n); }

// The selectors of a local time. Months and days count from 0 where CEL does.
std::int64_t full_year(const Local& t) { return static_cast<int>(t.day.year()); }
std::int64_t month_of(const Local& t) { return count(static_cast<unsigned>(t.day.month())) - 1; }
std::int64_t date_of(const Local& t) { return count(static_cast<unsigned>(t.day.day())); }
std::int64_t day_of_month(const Local& t) { return date_of(t) - 1; }
std::int64_t day_of_year(const Local& t) { return (sys_days(t.day) - sys_days(t.day.year() / January / 1)).count(); }
std::int64_t day_of_week(const Local& t) { return count(weekday(sys_days(t.day)).c_encoding()); }
std::int64_t hours_of(const Local& t) { return floor<hours>(t.time).count(); }
std::int64_t minutes_of(const Local& t) { return floor<minutes>(t.time).count() % 60; }
std::int64_t seconds_of(const Local& t) { return floor<seconds>(t.time).count() % 60; }
std::int64_t milliseconds_of(const Local& t) { return floor<milliseconds>(t.time).count() % 1000; }

// The time is in UTC unless a zone is given. A date has no hours and no zone.
Item on_clock(Arguments a, std::int64_t (*select)(const Local&)) {
  if (const auto* day = a[0].get_if<Date>(); day && a.size() == 1) return select({*day, Duration(0)});
  const auto* at = a[0].get_if<Instant>();
  const auto* zone = a.size() > 1 ? a[1].get_if<std::string>() : nullptr;
  if (!at || (a.size() > 1 && !zone)) return no_overload();
  const auto local = local_time(*at, zone ? std::string_view(*zone) : "UTC");
  return local ? Item(select(*local)) : Failure{"unknown time zone"};
}

template <std::int64_t (*select)(const Local&)>
Item selected(Arguments a, Context& context) {
  context.budget.spend(a.size() > 1 ? 100 : 1);
  return on_clock(a, select);
}

// The selectors of a duration: whole units. The milliseconds are those of its last second.
template <std::int64_t (*select)(const Local&), class Unit>
Item counted(Arguments a, Context& context) {
  const auto* d = a[0].get_if<Duration>();
  if (!d || a.size() > 1) return a[0].delay() ? Failure{"a delay in days has no hours"} : selected<select>(a, context);
  const auto whole = std::chrono::duration_cast<Unit>(*d).count();
  return count(std::is_same_v<Unit, milliseconds> ? whole % 1000 : whole);
}

std::vector<Overload> overloads(bool of_dates) {
  std::vector<Overload> all{{{Kind::instant}, Kind::integer}, {{Kind::instant, Kind::text}, Kind::integer}};
  all.push_back({{of_dates ? Kind::date : Kind::duration}, Kind::integer});
  return all;
}

}  // namespace

std::vector<Function> time_functions() {
  return {
      {"getFullYear", Form::method, overloads(true), selected<full_year>},
      {"getMonth", Form::method, overloads(true), selected<month_of>},
      {"getDate", Form::method, overloads(true), selected<date_of>},
      {"getDayOfMonth", Form::method, overloads(true), selected<day_of_month>},
      {"getDayOfYear", Form::method, overloads(true), selected<day_of_year>},
      {"getDayOfWeek", Form::method, overloads(true), selected<day_of_week>},
      {"getHours", Form::method, overloads(false), counted<hours_of, hours>},
      {"getMinutes", Form::method, overloads(false), counted<minutes_of, minutes>},
      {"getSeconds", Form::method, overloads(false), counted<seconds_of, seconds>},
      {"getMilliseconds", Form::method, overloads(false), counted<milliseconds_of, milliseconds>},
  };
}

}  // namespace parcours::expression

// The functions for a city's cases: ages, delays, dates, territories, school days (function.hpp).
#include "base/city.hpp"
#include "expression/birth.hpp"
#include "expression/function.hpp"
#include "expression/operation.hpp"
#include "expression/time.hpp"

namespace parcours::expression {
namespace {

using Kind = Type::Kind;
using Arguments = std::span<const Item>;
using Form = Function::Form;

bool is_empty(const Value& value) {
  if (const auto* text = value.get_if<std::string>()) return text->empty();
  if (const auto* list = value.get_if<List>()) return list->empty();
  return value.is_null();
}

// A range counts as known, because its field is filled in.
Item known(Arguments a, Context&) {
  const auto* value = a[0].value();
  return Item(!a[0].is_unknown() && !(value && is_empty(*value)));
}

Item age_at(const Item& born, Date day) {
  const auto birth = born.value() ? birth_of(*born.value()) : std::nullopt;
  if (!birth) return no_overload();
  return Range{age_on(birth->last, day), age_on(birth->first, day)};
}
Item age(Arguments a, Context& context) { return age_at(a[0], context.moment.today()); }
Item age_on_day(Arguments a, Context&) {
  const auto* day = a[1].get_if<Date>();
  return day ? age_at(a[0], *day) : a[1].range() ? Item(Unknown{}) : no_overload();
}

Item birthday_of(Arguments a, Context&) {
  const auto* n = a[1].get_if<std::int64_t>();
  const auto birth = a[0].value() ? birth_of(*a[0].value()) : std::nullopt;
  if (a[1].range()) return Unknown{};
  if (!n || !birth) return no_overload();
  const auto first = birthday(birth->first, *n), last = birthday(birth->last, *n);
  if (!first || !last) return Failure{"time out of range"};
  return Range{*first, *last};
}

Item delay_of(const Item& n, Delay::Unit unit, const char* calendar) {
  if (n.range()) return Unknown{};
  const auto* count = n.get_if<std::int64_t>();
  return count ? delay_item({*count, unit, calendar}) : no_overload();
}
Item days(Arguments a, Context&) { return delay_of(a[0], Delay::Unit::days, ""); }
Item working_days(Arguments a, Context&) { return delay_of(a[0], Delay::Unit::days, "working"); }
Item months(Arguments a, Context&) { return delay_of(a[0], Delay::Unit::months, ""); }

Item date(Arguments a, Context& context) {
  if (a[0].range() || a[0].get_if<Date>()) return a[0];
  if (const auto* at = a[0].get_if<Instant>()) return Value(context.moment.calendar.day_of(*at));
  const auto* text = a[0].get_if<std::string>();
  if (!text) return no_overload();
  const auto day = parse_date(*text);
  return day ? Item(Value(*day)) : Failure{"text cannot be converted"};
}

Item end_of(Arguments a, Context& context) {
  if (a[0].range()) return Unknown{};
  const auto* day = a[0].get_if<Date>();
  return day ? Item(Value(context.moment.calendar.end_of(*day))) : no_overload();
}

// Finds the territory of a place. Unknown when the city has no outlines, or the place is only an address. `in` gets an
// empty text for a place outside of all territories.
Item lies(Arguments a, Context& context, Item (*in)(const std::string& territory)) {
  if (!a[0].get_if<Record>() && !a[0].get_if<std::string>()) return no_overload();
  const auto& city = context.moment.city;
  const auto at = point_of(*a[0].value());
  if (!at || (city.outlines.empty() && !city.outlines_are_damaged)) return Unknown{};
  return context.budget.spend(work_at(city, *at)) ? in(territory_at(city, *at)) : Item(Unknown{});
}
Item in_territory(Arguments a, Context& context) {
  return lies(a, context, [](const std::string& territory) { return Item(!territory.empty()); });
}
Item territory_of_place(Arguments a, Context& context) {
  return lies(a, context, [](const std::string& territory) {
    return territory.empty() ? Item(Unknown{}) : Item(Value(territory));
  });
}

Item school_day(Arguments a, Context& context) {
  if (a[0].range()) return Unknown{};
  const auto* day = a[0].get_if<Date>();
  if (!day) return no_overload();
  const auto known = is_school_day(context.moment.city, context.moment.calendar, *day);
  return known ? Item(*known) : Unknown{};
}

Item holds(Arguments a, Context& context) {
  return a[0].get_if<List>() ? contains(a[0], a[1], context) : no_overload();
}

}  // namespace

std::vector<Function> domain_functions() {
  return {
      {"known", Form::global, {{{Kind::any}, Kind::boolean}}, known, true},
      {"age", Form::global, {{{Kind::birth}, Kind::integer}, {{Kind::date}, Kind::integer}}, age},
      {"age_on",
       Form::method,
       {{{Kind::birth, Kind::date}, Kind::integer}, {{Kind::date, Kind::date}, Kind::integer}},
       age_on_day},
      {"birthday",
       Form::method,
       {{{Kind::birth, Kind::integer}, Kind::date}, {{Kind::date, Kind::integer}, Kind::date}},
       birthday_of},
      {"days", Form::global, {{{Kind::integer}, Kind::duration}}, days},
      {"working_days", Form::global, {{{Kind::integer}, Kind::duration}}, working_days},
      {"months", Form::global, {{{Kind::integer}, Kind::duration}}, months},
      {"date",
       Form::global,
       {{{Kind::instant}, Kind::date}, {{Kind::text}, Kind::date}, {{Kind::date}, Kind::date}},
       date},
      {"end_of", Form::global, {{{Kind::date}, Kind::instant}}, end_of},
      {"in_territory", Form::global, {{{Kind::any}, Kind::boolean}}, in_territory},
      {"territory_at", Form::global, {{{Kind::any}, Kind::text}}, territory_of_place},
      {"school_day", Form::global, {{{Kind::date}, Kind::boolean}}, school_day},
      {"holds", Form::method, {{{Kind::list, Kind::any}, Kind::boolean}}, holds},
  };
}

}  // namespace parcours::expression

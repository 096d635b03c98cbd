// The functions that convert a value to another type (function.hpp).
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "expression/function.hpp"
#include "expression/time.hpp"

namespace parcours::expression {
namespace {

using Kind = Type::Kind;
using Arguments = std::span<const Item>;
using Form = Function::Form;

Item unreadable() { return Failure{"text cannot be converted"}; }

template <class Number>
Item read_number(const std::string& text) {
  Number n{};
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, n);
  return read.ec == std::errc() && read.ptr == end ? Item(n) : unreadable();
}

Item integer_of(double d) {
  constexpr double limit = 9223372036854775808.0;
  if (!(d > -limit && d < limit)) return Failure{"number out of range"};
  return static_cast<std::int64_t>(d);
}

std::int64_t whole_part(Decimal d) {
  for (; d.scale > 0; --d.scale) d.units /= 10;
  return d.units;
}

// A value that already has the type stays, and so does a range of ages.
Item as_integer(Arguments a, Context&) {
  if (a[0].range() || a[0].get_if<std::int64_t>()) return a[0];
  if (const auto* d = a[0].get_if<double>()) return integer_of(*d);
  if (const auto* d = a[0].get_if<Decimal>()) return whole_part(*d);
  if (const auto* text = a[0].get_if<std::string>()) return read_number<std::int64_t>(*text);
  if (const auto* at = a[0].get_if<Instant>())
    return std::int64_t{std::chrono::floor<std::chrono::seconds>(*at).time_since_epoch().count()};
  return no_overload();
}

Item as_real(Arguments a, Context&) {
  if (a[0].range()) return Unknown{};
  if (const auto* n = a[0].get_if<std::int64_t>()) return static_cast<double>(*n);
  if (const auto* d = a[0].get_if<Decimal>()) return read_number<double>(to_text(*d));
  if (const auto* text = a[0].get_if<std::string>()) return read_number<double>(*text);
  return a[0].get_if<double>() ? a[0] : no_overload();
}

std::string written(double d) {
  if (std::isnan(d)) return "NaN";
  if (std::isinf(d)) return d < 0 ? "-Infinity" : "Infinity";
  return fmt::format("{}", d);
}

Item as_text(Arguments a, Context&) {
  if (a[0].range()) return Unknown{};
  if (const auto* delay = a[0].delay()) return Value(to_text(*delay));
  if (a[0].get_if<std::string>()) return a[0];
  if (const auto* b = a[0].get_if<bool>()) return Value(*b ? "true" : "false");
  if (const auto* n = a[0].get_if<std::int64_t>()) return Value(std::to_string(*n));
  if (const auto* d = a[0].get_if<double>()) return Value(written(*d));
  if (const auto* d = a[0].get_if<Decimal>()) return Value(to_text(*d));
  if (const auto* day = a[0].get_if<Date>()) return Value(to_text(*day));
  if (const auto* at = a[0].get_if<Instant>()) return Value(to_text(*at));
  if (const auto* d = a[0].get_if<Duration>()) return Value(duration_text(*d));
  return no_overload();
}

Item as_boolean(Arguments a, Context&) {
  if (a[0].get_if<bool>()) return a[0];
  const auto* text = a[0].get_if<std::string>();
  if (!text) return no_overload();
  for (const auto* yes : {"1", "t", "true", "TRUE", "True"})
    if (*text == yes) return true;
  for (const auto* no : {"0", "f", "false", "FALSE", "False"})
    if (*text == no) return false;
  return unreadable();
}

Item as_instant(Arguments a, Context&) {
  if (a[0].get_if<Instant>()) return a[0];
  if (const auto* n = a[0].get_if<std::int64_t>()) {
    std::int64_t microseconds = 0;
    return instant_item(__builtin_mul_overflow(*n, 1'000'000, &microseconds) ? std::nullopt
                                                                             : std::optional(microseconds));
  }
  const auto* text = a[0].get_if<std::string>();
  if (!text) return no_overload();
  const auto at = instant_of(*text);
  return at ? instant_item(at) : unreadable();
}

Item as_duration(Arguments a, Context&) {
  if (a[0].delay() || a[0].get_if<Duration>()) return a[0];
  const auto* text = a[0].get_if<std::string>();
  if (!text) return no_overload();
  const auto d = duration_of(*text);
  return d ? duration_item(d) : unreadable();
}

Item as_it_is(Arguments a, Context&) { return a[0]; }

std::vector<Overload> from(std::initializer_list<Kind> kinds, Kind to) {
  std::vector<Overload> overloads;
  for (const auto kind : kinds) overloads.push_back({{kind}, to});
  return overloads;
}

}  // namespace

std::vector<Function> conversions() {
  return {
      {"int", Form::global, from({Kind::integer, Kind::real, Kind::decimal, Kind::text, Kind::instant}, Kind::integer),
       as_integer},
      {"double", Form::global, from({Kind::real, Kind::integer, Kind::decimal, Kind::text}, Kind::real), as_real},
      {"string", Form::global,
       from({Kind::text, Kind::boolean, Kind::integer, Kind::real, Kind::decimal, Kind::date, Kind::instant,
             Kind::duration},
            Kind::text),
       as_text},
      {"bool", Form::global, from({Kind::boolean, Kind::text}, Kind::boolean), as_boolean},
      {"timestamp", Form::global, from({Kind::instant, Kind::text, Kind::integer}, Kind::instant), as_instant},
      {"duration", Form::global, from({Kind::duration, Kind::text}, Kind::duration), as_duration},
      {"dyn", Form::global, {{{Kind::any}, Kind::any}}, as_it_is},
  };
}

}  // namespace parcours::expression

// Finds one value for each cell of a variable.
#include <algorithm>
#include <limits>

#include "base/decimal.hpp"
#include "definition/guard/variables.hpp"
#include "expression/birth.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;
using namespace std::chrono;

constexpr std::int64_t max_tick = 1'000'000'000'000'000;
// Where variables are linked, a gap that is narrower is tried value by value.
constexpr std::int64_t room = 10;

std::int64_t power_of_ten(int n) { return n <= 0 ? 1 : 10 * power_of_ten(n - 1); }

// The whole numbers that a variable may be.
struct Span64 {
  std::int64_t low, high;
};

// The points, and one value of every gap between them: the nearest, or for a linked variable one with room on both
// sides.
std::vector<std::int64_t> cut(std::vector<std::int64_t> points, Span64 within, bool has_mates) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::vector<std::int64_t> found;
  const auto gap = [&](std::int64_t low, std::int64_t high, bool below_all) {
    low = std::max(low, within.low), high = std::min(high, within.high);
    if (low > high) return;
    const auto off = has_mates ? std::min((high - low) / 2, room) : 0;
    if (has_mates && high - low < room)
      for (auto at = low; at <= high; ++at) found.push_back(at);
    else
      found.push_back(below_all ? high - off : low + off);
  };
  std::int64_t next = within.low;
  for (const auto point : points) {
    gap(next, point - 1, point == points.front());
    if (point >= within.low && point <= within.high) found.push_back(point);
    next = std::max(next, point + 1);
  }
  gap(next, within.high, false);
  return found;
}

Value value_of(std::int64_t at, const expression::Type& type, int decimals) {
  switch (type.kind()) {
    case Kind::decimal:
      return Decimal(at, static_cast<std::uint8_t>(decimals));
    case Kind::date:
      return Date(sys_days(days(at)));
    case Kind::instant:
      return Instant(microseconds(at));
    default:
      return at;
  }
}

Span64 reach(const Variable& v) {
  const auto& type = v.type;
  Span64 all{-max_tick, max_tick};
  if (type.kind() == Kind::date || type.kind() == Kind::instant) {
    const auto low = sys_days(year(1) / 1 / 1).time_since_epoch(),
               high = sys_days(year(9999) / 12 / 31).time_since_epoch();
    all = type.kind() == Kind::date ? Span64{low.count(), high.count()}
                                    : Span64{microseconds(low).count(), microseconds(high).count()};
  }
  if (const auto least = v.bounds.lower ? ticks_of(*v.bounds.lower, type, v.bounds.decimals) : std::nullopt)
    all.low = std::max(all.low, least->at + (least->exact ? 0 : 1));
  if (const auto most = v.bounds.upper ? ticks_of(*v.bounds.upper, type, v.bounds.decimals) : std::nullopt)
    all.high = std::min(all.high, most->at);
  return all;
}

std::vector<std::int64_t> points_of(const std::vector<Value>& values, const expression::Type& type, int decimals) {
  std::vector<std::int64_t> points;
  for (const auto& value : values) {
    const auto ticks = ticks_of(value, type, decimals);
    if (!ticks) continue;
    points.push_back(ticks->at);
    if (!ticks->exact) points.push_back(ticks->at + 1);
  }
  return points;
}

// The value of a clock, and of a variable without constants.
std::int64_t middle(const Variable& v, const Moment& moment) {
  if (v.type.kind() == Kind::date) return sys_days(moment.today()).time_since_epoch().count();
  if (v.type.kind() == Kind::instant) return moment.now.time_since_epoch().count();
  return v.type.kind() == Kind::decimal ? power_of_ten(v.bounds.decimals) : 1;
}

std::vector<Value> ordered(const Variable& v, const std::vector<Value>& linked_values, const Moment& moment) {
  auto points = points_of(v.constants, v.type, v.bounds.decimals);
  const auto others = points_of(linked_values, v.type, v.bounds.decimals);
  points.insert(points.end(), others.begin(), others.end());
  if (is_fixed_clock(v)) return {value_of(middle(v, moment), v.type, 0)};
  if (points.empty()) points = {std::clamp(middle(v, moment), reach(v).low, reach(v).high)};
  std::vector<Value> values;
  for (const auto at : cut(points, reach(v), !v.linked_variables.empty()))
    values.push_back(value_of(at, v.type, v.bounds.decimals));
  return values;
}

bool is_in(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// A text that is none of these.
Value another(const std::vector<Value>& than) {
  std::string text = "?";
  while (is_in(than, Value(text))) text += '?';
  return text;
}

std::vector<Value> texts(const Variable& v, const std::vector<Value>& linked_values) {
  std::vector<Value> found;
  const auto add = [&](const Value& value) {
    if (!is_in(found, value) && !(value.is<std::string>() && value.as<std::string>().empty())) found.push_back(value);
  };
  const auto options = v.type.values();
  bool rest = false;
  for (const auto& option : options) {
    const bool asked = v.all_values || !v.linked_variables.empty() || is_in(v.constants, Value(option));
    if (asked || !rest) add(option);
    rest |= !asked;
  }
  if (!options.empty()) return found;
  for (const auto* values : {&v.constants, &linked_values})
    for (const auto& value : *values) add(value);
  add(another(found));
  return found;
}

// Every set of the elements that guards ask for, and a set with none of them.
std::vector<Value> subsets(const Variable& v) {
  std::vector<Value> asked;
  for (const auto& each : v.constants)
    if (each.is<std::string>() && !is_in(asked, each)) asked.push_back(each);
  const auto options = v.type.element().values();
  std::optional<Value> rest;
  for (const auto& option : options)
    if (!rest && !is_in(asked, Value(option))) rest = Value(option);
  if (options.empty()) rest = another(asked);
  std::vector<Value> found;
  for (std::size_t mask = 0; mask < std::size_t{1} << asked.size(); ++mask) {
    List list;
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (mask >> i & 1) list.push_back(asked[i]);
    if (list.empty() && rest) list.push_back(*rest);
    if (!list.empty()) found.emplace_back(std::move(list));
  }
  return found;
}

Value of_size(std::int64_t n, const expression::Type& type) {
  if (type.kind() == Kind::text) return std::string(static_cast<std::size_t>(n), 'x');
  const auto options = type.element().values();
  List list;
  for (std::int64_t i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (type.element().kind() == Kind::record)
      list.emplace_back(Record());
    else
      list.emplace_back(at < options.size() ? options[at] : "?" + std::to_string(i));
  }
  return list;
}

// A text or a list of size 0 is an empty field.
std::vector<Value> sizes(const Variable& v) {
  const auto options = v.type.element().values().size();
  const Span64 within{1, options > 0 ? static_cast<std::int64_t>(options) : 1'000};
  std::vector<Value> found;
  for (const auto n : cut(points_of(v.constants, Kind::integer, 0), within, false)) found.push_back(of_size(n, v.type));
  return found;
}

// Births for every cell of ages, and for every range of cells that a year, a month or an estimate leaves open.
class Births {
 public:
  Births(const std::vector<Value>& constants, const Moment& moment)
      : points_(points_of(constants, Kind::integer, 0)), today_(moment.today()) {
    std::sort(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
  }
  std::vector<Value> all(bool exactly) {
    for (const auto n : cut(points_, {-200, 2'000}, false)) add(Value(born(n)));
    if (!exactly)
      for (const auto n : points_) estimates(n);
    return std::move(found_);
  }

 private:
  Date born(std::int64_t age) const {
    const Date day{today_.year() - years(age), today_.month(), today_.day()};
    return day.ok() ? day : Date(day.year() / day.month() / last);
  }
  void estimates(std::int64_t age) {
    for (const char* mark : {"", "~"})
      for (int off = -2; off <= 2; ++off)
        for (const std::size_t length : {4, 7, 10}) add(Value(to_text(born(age + off)).substr(0, length) + mark));
  }
  std::size_t cell(std::int64_t age) const {
    const auto at = std::lower_bound(points_.begin(), points_.end(), age);
    return 2 * static_cast<std::size_t>(at - points_.begin()) + (at != points_.end() && *at == age ? 1 : 0);
  }
  void add(Value value) {
    const auto birth = expression::birth_of(value);
    if (!birth) return;
    const std::pair range{cell(expression::age_on(birth->last, today_)),
                          cell(expression::age_on(birth->first, today_))};
    if (std::find(seen_.begin(), seen_.end(), range) != seen_.end()) return;
    seen_.push_back(range);
    found_.push_back(std::move(value));
  }

  std::vector<std::int64_t> points_;
  Date today_;
  std::vector<std::pair<std::size_t, std::size_t>> seen_;
  std::vector<Value> found_;
};

// Any value, of types of which guards ask only whether they are filled in.
Value anything(const expression::Type& type, const Moment& moment) {
  switch (type.kind()) {
    case Kind::list:
      return List{anything(type.element(), moment)};
    case Kind::record:
    case Kind::map:
      return Record();
    case Kind::birth:
      return moment.today();
    case Kind::duration:
      return "1 day";
    case Kind::real:
      return 1.0;
    case Kind::text:
      return type.values().empty() ? Value("?") : Value(type.values().front());
    default:
      return "?";
  }
}

std::vector<Value> filled(const Variable& v, const std::vector<Value>& linked_values, const Moment& moment) {
  if (v.type.kind() == Kind::boolean) return {true, false};
  if (v.view == View::age) return Births(v.constants, moment).all(v.type.kind() != Kind::birth);
  if (v.view == View::holds && !v.opaque) return subsets(v);
  if (v.view == View::size && !v.opaque && !v.all_values) return sizes(v);
  if (v.type.kind() == Kind::text && (v.view != View::presence || v.all_values)) return texts(v, linked_values);
  if (is_ordered(v.type) && v.view != View::presence) return ordered(v, linked_values, moment);
  if (is_ordered(v.type)) return {value_of(middle(v, moment), v.type, v.bounds.decimals)};
  return {anything(v.type, moment)};
}

}  // namespace

bool is_ordered(const expression::Type& type) {
  const auto kind = type.kind();
  return kind == Kind::integer || kind == Kind::decimal || kind == Kind::date || kind == Kind::instant;
}

std::optional<Ticks> ticks_of(const Value& value, const expression::Type& type, int decimals) {
  if (const auto* day = value.get_if<Date>(); day && type.kind() == Kind::date)
    return Ticks{sys_days(*day).time_since_epoch().count()};
  if (const auto* at = value.get_if<Instant>(); at && type.kind() == Kind::instant)
    return Ticks{at->time_since_epoch().count()};
  const auto* whole = value.get_if<std::int64_t>();
  const auto* exact = value.get_if<Decimal>();
  if ((!whole && !exact) || (type.kind() != Kind::integer && type.kind() != Kind::decimal)) return std::nullopt;
  const Decimal number = whole ? Decimal(*whole, 0) : *exact;
  const int scale = type.kind() == Kind::integer ? 0 : decimals;
  if (number.scale <= scale) {
    const auto by = power_of_ten(scale - number.scale);
    if (std::abs(number.units) > max_tick / by) return std::nullopt;
    return Ticks{number.units * by};
  }
  const auto by = power_of_ten(number.scale - scale);
  const auto floor = number.units / by - (number.units % by < 0 ? 1 : 0);
  return Ticks{floor, false};
}

std::vector<Value> cells(const Variable& variable, const std::vector<Value>& linked_values, const Moment& moment) {
  auto values = variable.bounds.filled ? filled(variable, linked_values, moment) : std::vector<Value>();
  if (variable.bounds.empty) values.emplace_back();
  return values;
}

}  // namespace parcours::definition

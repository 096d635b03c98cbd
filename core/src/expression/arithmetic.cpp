// Arithmetic operators: numbers, dates, durations, delays and ranges (operation.hpp).
#include <cmath>

#include "base/decimal.hpp"
#include "expression/operation.hpp"
#include "expression/time.hpp"

namespace parcours::expression {
namespace {

Item overflow() { return Failure{"number out of range"}; }

Item integers(Operator op, std::int64_t a, std::int64_t b) {
  std::int64_t answer = 0;
  if ((op == Operator::divide || op == Operator::modulo) && b == 0) return Failure{"division by zero"};
  const bool smallest = a == std::numeric_limits<std::int64_t>::min() && b == -1;
  switch (op) {
    case Operator::plus:
      return __builtin_add_overflow(a, b, &answer) ? overflow() : Item(answer);
    case Operator::minus:
      return __builtin_sub_overflow(a, b, &answer) ? overflow() : Item(answer);
    case Operator::times:
      return __builtin_mul_overflow(a, b, &answer) ? overflow() : Item(answer);
    case Operator::divide:
      return smallest ? overflow() : Item(a / b);
    case Operator::modulo:
      return smallest ? overflow() : Item(a % b);
    default:
      return no_overload();
  }
}

Item reals(Operator op, double a, double b) {
  switch (op) {
    case Operator::plus:
      return a + b;
    case Operator::minus:
      return a - b;
    case Operator::times:
      return a * b;
    case Operator::divide:
      return a / b;
    default:
      return no_overload();
  }
}

Item decimals(Operator op, Decimal a, Decimal b) {
  std::optional<Decimal> answer;
  switch (op) {
    case Operator::plus:
      answer = plus(a, b);
      break;
    case Operator::minus:
      answer = minus(a, b);
      break;
    case Operator::times:
      answer = times(a, b);
      break;
    default:
      return no_overload();
  }
  return answer ? Item(Value(*answer)) : overflow();
}

std::optional<std::int64_t> sum(Operator op, std::int64_t a, std::int64_t b) {
  std::int64_t answer = 0;
  const bool over =
      op == Operator::plus ? __builtin_add_overflow(a, b, &answer) : __builtin_sub_overflow(a, b, &answer);
  return over ? std::nullopt : std::optional(answer);
}
std::int64_t count_of(Instant t) { return t.time_since_epoch().count(); }

// A date has no hours, so it moves by the whole days of an elapsed time.
Item moved_by(Operator op, Date day, Duration by) {
  const auto days = std::chrono::floor<std::chrono::days>(op == Operator::plus ? by : -by);
  return date_item(std::chrono::sys_days(day) + days);
}

Item times_of(Operator op, const Value& a, const Value& b) {
  if (op != Operator::plus && op != Operator::minus) return no_overload();
  const auto *t = a.get_if<Instant>(), *u = b.get_if<Instant>();
  const auto *d = a.get_if<Duration>(), *e = b.get_if<Duration>();
  const auto *day = a.get_if<Date>(), *other = b.get_if<Date>();
  const bool plus = op == Operator::plus;
  if (t && e) return instant_item(sum(op, count_of(*t), e->count()));
  if (d && e) return duration_item(sum(op, d->count(), e->count()));
  if (day && e) return moved_by(op, *day, *e);
  if (d && u && plus) return instant_item(sum(op, count_of(*u), d->count()));
  if (d && other && plus) return moved_by(op, *other, *d);
  if (t && u && !plus) return duration_item(sum(op, count_of(*t), count_of(*u)));
  if (day && other && !plus)
    return duration_item(Duration(std::chrono::sys_days(*day) - std::chrono::sys_days(*other)).count());
  return no_overload();
}

Item texts(const std::string& a, const std::string& b, Context& context) {
  if (!context.budget.spend((a.size() + b.size()) / 8 + 1)) return Failure{"too much work"};
  return Value(a + b);
}

Item lists(const List& a, const List& b, Context& context) {
  for (const auto* list : {&a, &b})
    for (const auto& each : *list) spend_copy(each, context.budget);
  if (context.budget.spent()) return Failure{"too much work"};
  List all = a;
  all.insert(all.end(), b.begin(), b.end());
  return Value(std::move(all));
}

Item compute_values(Operator op, const Value& a, const Value& b, Context& context) {
  const auto *n = a.get_if<std::int64_t>(), *m = b.get_if<std::int64_t>();
  if (n && m) return integers(op, *n, *m);
  const auto *x = a.get_if<Decimal>(), *y = b.get_if<Decimal>();
  if ((x || n) && (y || m)) return decimals(op, x ? *x : Decimal(*n, 0), y ? *y : Decimal(*m, 0));
  if (const auto *r = a.get_if<double>(), *s = b.get_if<double>(); r && s) return reals(op, *r, *s);
  const bool plus = op == Operator::plus;
  if (const auto *s = a.get_if<std::string>(), *t = b.get_if<std::string>(); s && t && plus)
    return texts(*s, *t, context);
  if (const auto *l = a.get_if<List>(), *k = b.get_if<List>(); l && k && plus) return lists(*l, *k, context);
  return times_of(op, a, b);
}

Delay opposite(Delay delay) {
  delay.n = -delay.n;
  return delay;
}

// Only delays of one measure add up. Months and days do not, because months differ in length.
Item delays(Operator op, const Delay& a, const Delay& b) {
  if (a.unit != b.unit || a.calendar != b.calendar) return Failure{"delays of different measures"};
  const auto n = sum(op, a.n, b.n);
  if (!n) return overflow();
  return delay_item({*n, a.unit, a.calendar});
}

Item with_delay(Operator op, const Item& a, const Item& b, Context& context) {
  if (op != Operator::plus && op != Operator::minus) return no_overload();
  if (a.delay() && b.delay()) return delays(op, *a.delay(), *b.delay());
  if (a.delay()) return op == Operator::plus ? with_delay(op, b, a, context) : no_overload();
  const Delay delay = op == Operator::plus ? *b.delay() : opposite(*b.delay());
  if (const auto* day = a.get_if<Date>()) return moved(*day, delay, context);
  if (const auto* at = a.get_if<Instant>()) return moved(*at, delay, context);
  return a.get_if<Duration>() ? Item(Failure{"delays of different measures"}) : no_overload();
}

// Addition and subtraction keep an order, so the ends of a range are enough. Any other operator is unknown.
Item with_range(Operator op, const Item& a, const Item& b, Context& context) {
  if (op != Operator::plus && op != Operator::minus) return Unknown{};
  const auto end = [](const Item& item, bool high) {
    const auto* range = item.range();
    return range ? Item(high ? range->high : range->low) : item;
  };
  const bool crossed = op == Operator::minus;
  const auto low = compute(op, end(a, false), end(b, crossed), context),
             high = compute(op, end(a, true), end(b, !crossed), context);
  if (!low.value()) return low;
  if (!high.value()) return high;
  return Range{*low.value(), *high.value()};
}

}  // namespace

Item compute(Operator op, const Item& a, const Item& b, Context& context) {
  if (a.range() || b.range()) return with_range(op, a, b, context);
  if (a.delay() || b.delay()) return with_delay(op, a, b, context);
  return compute_values(op, *a.value(), *b.value(), context);
}

Item negate(const Item& a) {
  if (a.range()) return Unknown{};
  if (const auto* n = a.get_if<std::int64_t>()) return integers(Operator::minus, 0, *n);
  if (const auto* d = a.get_if<double>()) return -*d;
  if (const auto* d = a.get_if<Decimal>()) return decimals(Operator::minus, Decimal(), *d);
  return no_overload();
}

void spend_copy(const Value& value, Budget& budget) {
  if (!budget.spend()) return;
  if (const auto* text = value.get_if<std::string>()) budget.spend(text->size() / 8);
  if (const auto* list = value.get_if<List>())
    for (const auto& each : *list) spend_copy(each, budget);
  if (const auto* record = value.get_if<Record>())
    for (const auto& [name, each] : *record) budget.spend(name.size() / 8), spend_copy(each, budget);
}

}  // namespace parcours::expression

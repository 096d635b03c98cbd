// Comparison operators and `in`: equality, order, ranges and delays (operation.hpp).
#include <algorithm>
#include <cmath>

#include "base/decimal.hpp"
#include "expression/operation.hpp"
#include "expression/time.hpp"

namespace parcours::expression {
namespace {

using Order = std::partial_ordering;

bool is_number(const Value& v) { return v.is<std::int64_t>() || v.is<double>() || v.is<Decimal>(); }

double as_real(const Value& v) {
  if (const auto* d = v.get_if<double>()) return *d;
  if (const auto* n = v.get_if<std::int64_t>()) return static_cast<double>(*n);
  const auto& d = v.as<Decimal>();
  return static_cast<double>(d.units) / std::pow(10.0, d.scale);
}
Decimal as_decimal(const Value& v) {
  const auto* n = v.get_if<std::int64_t>();
  return n ? Decimal(*n, 0) : v.as<Decimal>();
}

// With one real, both numbers are compared as reals, as in CEL's own implementations.
Order order_of_numbers(const Value& a, const Value& b) {
  if (a.is<std::int64_t>() && b.is<std::int64_t>()) return a.as<std::int64_t>() <=> b.as<std::int64_t>();
  if (a.is<double>() || b.is<double>()) return as_real(a) <=> as_real(b);
  return compare(as_decimal(a), as_decimal(b));
}

bool equal_lists(const List& a, const List& b, Budget& budget) {
  if (a.size() != b.size()) return false;
  return std::equal(a.begin(), a.end(), b.begin(),
                    [&](const Value& x, const Value& y) { return are_equal(x, y, budget); });
}

// The entries are sorted by name on both sides.
bool equal_records(const Record& a, const Record& b, Budget& budget) {
  if (a.size() != b.size()) return false;
  return std::equal(a.begin(), a.end(), b.begin(), [&](const Record::Entry& x, const Record::Entry& y) {
    return x.first == y.first && are_equal(x.second, y.second, budget);
  });
}

template <class T>
std::optional<Order> order_as(const Value& a, const Value& b) {
  const auto *x = a.get_if<T>(), *y = b.get_if<T>();
  if (!x || !y) return std::nullopt;
  return *x < *y ? Order::less : *y < *x ? Order::greater : Order::equivalent;
}

bool says(Operator op, Order o) {
  switch (op) {
    case Operator::less:
      return o < 0;
    case Operator::less_equal:
      return o <= 0;
    case Operator::greater:
      return o > 0;
    case Operator::greater_equal:
      return o >= 0;
    case Operator::unequal:
      return o != 0;
    default:
      return o == 0;
  }
}

// Compares two ranges. The answer is the one that is true for all values in them, else unknown.
Item compare_ranges(Operator op, const Range& a, const Range& b) {
  const auto first = order(a.low, b.high), last = order(a.high, b.low);
  if (!first || !last) return no_overload();
  if (op != Operator::equal && op != Operator::unequal) {
    const bool one = says(op, *first), other = says(op, *last);
    return one == other ? Item(one) : Item(Unknown{});
  }
  if (*first > 0 || *last < 0) return Item(op == Operator::unequal);
  return *first == 0 && *last == 0 ? Item(op == Operator::equal) : Item(Unknown{});
}

bool same_measure(const Delay* a, const Delay* b) { return a && b && a->unit == b->unit && a->calendar == b->calendar; }

std::optional<Range> range_of(const Item& item) {
  if (const auto* range = item.range()) return *range;
  if (const auto* delay = item.delay()) return elapsed_bounds(*delay);
  if (const auto* value = item.value()) return Range{*value, *value};
  return std::nullopt;
}

bool is_plain(const Item& a, const Item& b) { return a.value() && b.value(); }

Item compare_plain(Operator op, const Value& a, const Value& b, Context& context) {
  if (op == Operator::equal || op == Operator::unequal)
    return Item(are_equal(a, b, context.budget) == (op == Operator::equal));
  const auto found = order(a, b);
  return found ? Item(says(op, *found)) : no_overload();
}

// Three-valued: an element that may be equal makes the answer unknown, unless another one is equal.
Item contains_any(const List& list, const Item& element, Context& context) {
  Item answer(false);
  for (const auto& each : list) {
    if (!context.budget.spend()) return Failure{"too much work"};
    const auto equal = compare(Operator::equal, Item::borrowed(each), element, context);
    if (equal.is(true)) return true;
    if (equal.is_unknown()) answer = Unknown{};
  }
  return answer;
}

}  // namespace

bool are_equal(const Value& a, const Value& b, Budget& budget) {
  if (!budget.spend()) return false;
  if (is_number(a) && is_number(b)) return order_of_numbers(a, b) == 0;
  if (const auto *x = a.get_if<List>(), *y = b.get_if<List>(); x && y) return equal_lists(*x, *y, budget);
  if (const auto *x = a.get_if<Record>(), *y = b.get_if<Record>(); x && y) return equal_records(*x, *y, budget);
  if (const auto* x = a.get_if<std::string>()) budget.spend(x->size() / 64);
  return a == b;
}

std::optional<std::partial_ordering> order(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return order_of_numbers(a, b);
  if (a.data().index() != b.data().index()) return std::nullopt;
  if (const auto o = order_as<std::string>(a, b)) return o;
  if (const auto o = order_as<bool>(a, b)) return o;
  if (const auto o = order_as<Date>(a, b)) return o;
  if (const auto o = order_as<Instant>(a, b)) return o;
  return order_as<Duration>(a, b);
}

Item compare(Operator op, const Item& a, const Item& b, Context& context) {
  if (is_plain(a, b)) return compare_plain(op, *a.value(), *b.value(), context);
  if (same_measure(a.delay(), b.delay())) return compare_plain(op, a.delay()->n, b.delay()->n, context);
  const auto x = range_of(a), y = range_of(b);
  if (!x || !y) return no_overload();
  return compare_ranges(op, *x, *y);
}

Item contains(const Item& container, const Item& element, Context& context) {
  if (const auto* list = container.get_if<List>()) return contains_any(*list, element, context);
  const auto* record = container.get_if<Record>();
  const auto* key = element.get_if<std::string>();
  if (!record || (!key && !element.value())) return no_overload();
  context.budget.spend(record->size() / 8);
  return Item(key && record->find(*key));
}

}  // namespace parcours::expression

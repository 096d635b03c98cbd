// The intermediate result of a node during an evaluation.
#pragma once
#include <string_view>
#include <variant>

#include "base/calendar.hpp"
#include "parcours/value.hpp"

namespace parcours::expression {

struct Unknown {};
// An error. `what` is a stable English word or two, a literal.
struct Failure {
  const char* what;
};
// An uncertain value between two others, both included: the age of a person born "in 2015".
struct Range {
  Value low, high;
};

// Unknown, a failure, a value (owned or borrowed), a range, or a delay that only a calendar can measure. A borrowed
// value belongs to Bindings, to a literal or to the list of a macro, and must outlive the item. For one thread.
class Item {
 public:
  // Without an argument it is unknown. Values are owned. A range of one value is that value.
  Item() : data_(Unknown{}) {}
  Item(Unknown u) : data_(u) {}
  Item(Failure f) : data_(f) {}
  Item(Value v) : data_(std::move(v)) {}
  Item(bool b) : data_(Value(b)) {}
  Item(std::int64_t n) : data_(Value(n)) {}
  Item(double d) : data_(Value(d)) {}
  Item(Delay d) : data_(std::move(d)) {}
  Item(Range r) {
    if (r.low == r.high)
      data_ = std::move(r.low);
    else
      data_ = std::move(r);
  }
  // Refers to `v` without a copy.
  static Item borrowed(const Value& v) {
    Item item;
    item.data_ = &v;
    return item;
  }

  bool is_unknown() const { return std::holds_alternative<Unknown>(data_); }
  bool is_failure() const { return std::holds_alternative<Failure>(data_); }
  // True when it owns its value, so that a part of it must be copied.
  bool owns() const { return std::holds_alternative<Value>(data_); }
  // The failure. Throws std::bad_variant_access when it is none.
  const Failure& failure() const { return std::get<Failure>(data_); }
  // The value, owned or borrowed; null when the item is something else.
  const Value* value() const {
    if (auto* const* borrowed = std::get_if<const Value*>(&data_)) return *borrowed;
    return std::get_if<Value>(&data_);
  }
  // The value as a T; null when it is of another type.
  template <class T>
  const T* get_if() const {
    const Value* v = value();
    return v ? v->get_if<T>() : nullptr;
  }
  // The range or the delay; null when it is none.
  const Range* range() const { return std::get_if<Range>(&data_); }
  const Delay* delay() const { return std::get_if<Delay>(&data_); }
  // True when the item is the boolean `b`.
  bool is(bool b) const {
    const bool* held = get_if<bool>();
    return held && *held == b;
  }

 private:
  std::variant<Unknown, Failure, Value, const Value*, Range, Delay> data_;
};

// The failure of an operator or a function that does not take these types.
inline Item no_overload() { return Failure{"no such overload"}; }

// The work that one evaluation may still do. A unit is one visited node, or some bytes that are copied or compared.
class Budget {
 public:
  static constexpr std::size_t kMax = 250'000;  // units of one evaluation
  // Uses `n` units. False when nothing is left: the caller then stops.
  bool spend(std::size_t n = 1) {
    left_ = n < left_ ? left_ - n : 0;
    return left_ > 0;
  }
  // True when nothing is left.
  bool spent() const { return left_ == 0; }

 private:
  std::size_t left_ = kMax;
};

// The present of an evaluation, and its budget. Every function may use both.
struct Context {
  const Moment& moment;  // the time, the calendar and the city
  Budget budget;
};

}  // namespace parcours::expression

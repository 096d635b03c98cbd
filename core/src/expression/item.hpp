// What a place of an expression comes to while it is evaluated.
#pragma once
#include <string_view>
#include <variant>

#include "base/calendar.hpp"
#include "parcours/value.hpp"

namespace parcours::expression {

struct Unknown {};
struct Failure {
  const char* what;
};  // a stable English word or two
// A value known only to lie between two others, both included: the age of somebody born "in 2015".
struct Range {
  Value low, high;
};

// Unknown, a failure, a value (owned or borrowed), a range, or a delay that only a calendar can measure.
// What is borrowed (from Bindings, from a literal, from a list that a macro goes through) outlives the item.
class Item {
 public:
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
  static Item borrowed(const Value& v) {
    Item item;
    item.data_ = &v;
    return item;
  }

  bool is_unknown() const { return std::holds_alternative<Unknown>(data_); }
  bool is_failure() const { return std::holds_alternative<Failure>(data_); }
  bool owns() const { return std::holds_alternative<Value>(data_); }
  const Failure& failure() const { return std::get<Failure>(data_); }
  // The value, owned or borrowed; null when it is none.
  const Value* value() const {
    if (auto* const* borrowed = std::get_if<const Value*>(&data_)) return *borrowed;
    return std::get_if<Value>(&data_);
  }
  template <class T>
  const T* get_if() const {
    const Value* v = value();
    return v ? v->get_if<T>() : nullptr;
  }
  const Range* range() const { return std::get_if<Range>(&data_); }
  const Delay* delay() const { return std::get_if<Delay>(&data_); }
  bool is(bool b) const {
    const bool* held = get_if<bool>();
    return held && *held == b;
  }

 private:
  std::variant<Unknown, Failure, Value, const Value*, Range, Delay> data_;
};

inline Item no_overload() { return Failure{"no such overload"}; }

// The work that one evaluation may do, in places visited and in handfuls of bytes copied or compared.
class Budget {
 public:
  static constexpr std::size_t kMax = 250'000;
  bool spend(std::size_t n = 1) {
    left_ = n < left_ ? left_ - n : 0;
    return left_ > 0;
  }
  bool spent() const { return left_ == 0; }

 private:
  std::size_t left_ = kMax;
};

// What every function may ask.
struct Context {
  const Moment& moment;
  Budget budget;
};

}  // namespace parcours::expression

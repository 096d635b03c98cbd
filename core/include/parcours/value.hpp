// The data that crosses every border of the engine: facade, sheets, bindings. The header includes no third-party header
// and needs no library, so a plugin links nothing of the engine.
#pragma once
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "parcours/error.hpp"

namespace parcours {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;  // a point in time, in UTC
using Date = std::chrono::year_month_day;                          // a day of the city's calendar, without a time zone
using Duration = std::chrono::microseconds;                        // elapsed time

// An exact decimal: `units` / 10^`scale`, in lowest terms (1.50 is {15, 1}), so equal numbers are equal values.
struct Decimal {
  std::int64_t units = 0;
  std::uint8_t scale = 0;  // at most 18

  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t u, std::uint8_t s) : units(u), scale(s) {
    while (scale > 0 && units % 10 == 0) units /= 10, --scale;
  }
  friend constexpr bool operator==(const Decimal&, const Decimal&) = default;
};

class Value;
using List = std::vector<Value>;

// Named values, sorted by name, each name once. A value type. Building it in that order is the fastest. Pointers and
// references into a record are valid until it changes.
class Record {
 public:
  using Entry = std::pair<std::string, Value>;
  Record() = default;
  Record(std::initializer_list<Entry> entries);
  const Value* find(std::string_view name) const;  // null when absent
  const Value& at(std::string_view name) const;    // throws Error::misuse when absent
  void set(std::string_view name, Value value);    // adds it, or replaces the value of that name
  void remove(std::string_view name);              // nothing happens when absent
  void reserve(std::size_t names);                 // memory for so many, at once
  bool empty() const;
  std::size_t size() const;
  auto begin() const;
  auto end() const;
  friend bool operator==(const Record&, const Record&);

 private:
  std::size_t place(std::string_view name) const;  // the index of that name, or where it would be inserted
  bool holds(std::size_t at, std::string_view name) const;

  std::vector<Entry> entries_;
};

// One value: null, bool, integer, real, exact decimal, text (UTF-8, no NUL), date, instant, duration, list or record.
// These are the types of YAML and CEL, and no more. Null is an empty field. A value type: it owns its data.
class Value {
 public:
  using Data = std::variant<std::monostate, bool, std::int64_t, double, Decimal, std::string, Date, Instant, Duration,
                            List, Record>;
  Value() = default;
  Value(std::same_as<bool> auto b) : data_(b) {}  // not of a pointer
  Value(int i) : data_(std::int64_t{i}) {}
  Value(std::int64_t i) : data_(i) {}
  Value(double d) : data_(d) {}
  Value(Decimal d) : data_(d) {}
  Value(const char* s) : data_(std::string(s)) {}
  Value(std::string_view s) : data_(std::string(s)) {}
  Value(std::string s) : data_(std::move(s)) {}
  Value(Date d) : data_(d) {}
  Value(Instant t) : data_(t) {}
  Value(Duration d) : data_(d) {}
  Value(List l) : data_(std::move(l)) {}
  Value(Record r) : data_(std::move(r)) {}

  bool is_null() const { return is<std::monostate>(); }
  template <class T>
  bool is() const {
    return get_if<T>() != nullptr;
  }
  // The value as a T. Throws Error::misuse when it is of another type. The reference lives as long as this object.
  template <class T>
  const T& as() const {
    if (const T* typed = get_if<T>()) return *typed;
    throw Error(Error::Code::misuse, "a value was read as another type than it has");
  }
  // The value as a T, or null when it is of another type.
  template <class T>
  const T* get_if() const {
    static_assert(std::is_constructible_v<Data, std::in_place_type_t<T>>,
                  "no Value is of that type: integers are std::int64_t, texts std::string");
    return std::get_if<T>(&data_);
  }
  const Data& data() const { return data_; }
  friend bool operator==(const Value&, const Value&) = default;

 private:
  Data data_;
};

inline bool Record::empty() const { return entries_.empty(); }
inline std::size_t Record::size() const { return entries_.size(); }
inline auto Record::begin() const { return entries_.begin(); }
inline auto Record::end() const { return entries_.end(); }
inline Record::Record(std::initializer_list<Entry> entries) {
  for (const auto& [name, value] : entries) set(name, value);
}
inline std::size_t Record::place(std::string_view name) const {
  std::size_t from = 0, to = entries_.size();
  if (to > 0 && entries_.back().first < name) return to;
  while (from < to) {
    const auto middle = from + (to - from) / 2;
    const bool before = entries_[middle].first < name;
    (before ? from : to) = middle + (before ? 1 : 0);
  }
  return from;
}
inline bool Record::holds(std::size_t at, std::string_view name) const {
  return at < entries_.size() && entries_[at].first == name;
}
inline const Value* Record::find(std::string_view name) const {
  const auto at = place(name);
  return holds(at, name) ? &entries_[at].second : nullptr;
}
inline const Value& Record::at(std::string_view name) const {
  if (const auto* v = find(name)) return *v;
  throw Error(Error::Code::misuse, "no value is named '" + std::string(name) + "'");
}
inline void Record::set(std::string_view name, Value value) {
  const auto at = place(name);
  if (holds(at, name)) return void(entries_[at].second = std::move(value));
  entries_.emplace(entries_.begin() + static_cast<std::ptrdiff_t>(at), std::string(name), std::move(value));
}
inline void Record::remove(std::string_view name) {
  if (const auto at = place(name); holds(at, name)) entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
}
inline void Record::reserve(std::size_t names) { entries_.reserve(names); }
inline bool operator==(const Record& a, const Record& b) { return a.entries_ == b.entries_; }

}  // namespace parcours

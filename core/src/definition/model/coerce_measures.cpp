// Converts numbers, days and delays from outside (coerce.hpp).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/decimal.hpp"
#include "definition/model/coerce.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "expression/birth.hpp"

namespace parcours::definition {
namespace {

std::optional<Decimal> exact(const Value& value) {
  if (const auto* whole = value.get_if<std::int64_t>()) return Decimal(*whole, 0);
  if (const auto* decimal = value.get_if<Decimal>()) return *decimal;
  if (const auto* text = value.get_if<std::string>()) return parse_decimal(*text);
  // The shortest text of a double is the number that its writer meant.
  const auto* real = value.get_if<double>();
  return real && std::isfinite(*real) && std::abs(*real) < 1e15 ? parse_decimal(fmt::format("{}", *real))
                                                                : std::nullopt;
}

std::optional<Decimal> exact(const std::optional<Value>& bound) { return bound ? exact(*bound) : std::nullopt; }

bool outside(const Decimal& number, const Field& field) {
  const auto least = exact(field.minimum), most = exact(field.maximum);
  return (least && compare(number, *least) < 0) || (most && compare(number, *most) > 0);
}

// Whether the text is a number of more digits than are kept.
bool has_too_many_digits(std::string_view text) {
  const auto digits = text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
  return digits.size() > 18 && digits.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(digits.begin(), digits.end(), '.') < 2;
}

Problems refuse_digits(const InputValue& given) {
  constexpr const char* most = "999999999999999999";
  if (given.text()->starts_with('-')) return given.refuse("too-small", {{"least", std::string("-") + most}});
  return given.refuse("too-large", {{"most", most}});
}

std::string bound_text(const std::optional<Value>& bound) {
  if (!bound) return "";
  if (const auto number = exact(*bound)) return to_text(*number);
  if (const auto* day = bound->get_if<Date>()) return to_text(*day);
  const auto* at = bound->get_if<Instant>();
  return at ? to_text(*at) : "";
}

Problems refuse_range(const InputValue& given) {
  const auto least = bound_text(given.field.minimum), most = bound_text(given.field.maximum);
  if (most.empty()) return given.refuse("too-small", {{"least", least}});
  if (least.empty()) return given.refuse("too-large", {{"most", most}});
  return given.refuse("out-of-range", {{"least", least}, {"most", most}});
}

// 24/11/2026
bool is_french_date(const std::string& text) {
  constexpr std::string_view pattern = "00/00/0000";
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i]) return false;
  return true;
}

Problems refuse_day(const InputValue& given, std::string_view code) {
  const auto* text = given.text();
  return given.refuse(text && is_french_date(*text) ? "french-date" : code);
}

template <class T>
bool outside(const T& at, const Field& field) {
  const auto* least = field.minimum ? field.minimum->get_if<T>() : nullptr;
  const auto* most = field.maximum ? field.maximum->get_if<T>() : nullptr;
  return (least && at < *least) || (most && at > *most);
}

template <class T>
Checked<Value> within(const InputValue& given, const T& at) {
  if (outside(at, given.field)) return refuse_range(given);
  return Value(at);
}

}  // namespace

Checked<Value> coerce_number(const InputValue& given) {
  const bool money = given.field.type == Type::money;
  const int decimals = money ? 2 : given.field.decimals;
  const auto number = exact(given.value);
  if (!number && given.text() && given.text()->find(',') != std::string::npos) return given.refuse("decimal-comma");
  if (!number && given.text() && has_too_many_digits(*given.text())) return refuse_digits(given);
  if (!number) return given.refuse("not-a-number");
  if (number->scale > decimals && decimals == 0) return given.refuse("not-whole");
  if (number->scale > decimals) return given.refuse("too-many-decimals", {{"most", std::to_string(decimals)}});
  if (outside(*number, given.field)) return refuse_range(given);
  return decimals == 0 ? Value(number->units) : Value(*number);
}

Checked<Value> coerce_day(const InputValue& given) {
  if (given.field.type == Type::date) {
    const auto* text = given.text();
    const auto* day = given.value.get_if<Date>();
    const auto read = text ? parse_date(*text) : day && day->ok() ? std::optional(*day) : std::nullopt;
    return read ? within(given, *read) : refuse_day(given, "not-a-date");
  }
  const auto* text = given.text();
  const auto* at = given.value.get_if<Instant>();
  const auto read = text ? parse_instant(*text, given.calendar) : at ? std::optional(*at) : std::nullopt;
  if (!read) return refuse_day(given, "not-an-instant");
  if (text && is_skipped(*text, *read, given.calendar))
    return given.refuse("skipped-time", {{"next", to_text(*read, given.calendar)}});
  return within(given, *read);
}

Checked<Value> coerce_birth(const InputValue& given) {
  const auto* text = given.text();
  if (const auto day = text ? parse_date(*text) : std::nullopt) return Value(*day);
  if (!expression::birth_of(given.value)) return refuse_day(given, "not-a-birth");
  return given.value;
}

Checked<Value> coerce_duration(const InputValue& given) {
  const auto delay = given.text() ? parse_delay(*given.text()) : std::nullopt;
  if (!delay) return given.refuse("not-a-delay");
  return Value(to_text(*delay));
}

}  // namespace parcours::definition

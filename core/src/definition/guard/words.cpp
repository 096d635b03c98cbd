// Describes the values of a gap in words.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/decimal.hpp"
#include "definition/guard/variables.hpp"
#include "expression/birth.hpp"

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;
using namespace std::chrono;

bool is_another(const std::string& text) { return text.find_first_not_of('?') == std::string::npos; }

Text text_words(const std::string& path, const std::string& text) {
  if (is_another(text)) return {path + " est un autre texte", path + " is any other text"};
  return {fmt::format("{} est '{}'", path, text), fmt::format("{} is '{}'", path, text)};
}

Text filled_words(const std::string& path) { return {path + " est rempli", path + " is filled in"}; }

Text age_words(const std::string& path, const Value& value, const Moment& moment) {
  const auto birth = expression::birth_of(value);
  if (!birth) return filled_words(path);
  const auto least = expression::age_on(birth->last, moment.today()),
             most = expression::age_on(birth->first, moment.today());
  if (least == most) return {fmt::format("age({}) vaut {}", path, least), fmt::format("age({}) is {}", path, least)};
  return {fmt::format("age({}) est incertain, de {} à {}", path, least, most),
          fmt::format("age({}) is uncertain, from {} to {}", path, least, most)};
}

Text list_words(const std::string& path, const List& list) {
  std::vector<std::string> names;
  for (const auto& each : list)
    if (const auto* text = each.get_if<std::string>(); text && !is_another(*text)) names.push_back(*text);
  if (names.empty()) return {path + " contient autre chose", path + " holds something else"};
  return {fmt::format("{} contient {}", path, fmt::join(names, ", ")),
          fmt::format("{} holds {}", path, fmt::join(names, ", "))};
}

Text size_words(const std::string& path, const Value& value) {
  const auto* text = value.get_if<std::string>();
  const auto n = text ? text->size() : value.as<List>().size();
  return {fmt::format("size({}) vaut {}", path, n), fmt::format("size({}) is {}", path, n)};
}

// A value that is counted from a clock is described by its distance from it.
std::string from_clock(std::int64_t steps, const char* clock, const char* measure) {
  if (steps == 0) return clock;
  return fmt::format("{} {} {}({})", clock, steps < 0 ? '-' : '+', measure, std::abs(steps));
}

std::string amount(const Variable& v, const Value& value, const Moment& moment) {
  if (const auto* day = value.get_if<Date>())
    return v.clock_relative ? from_clock((sys_days(*day) - sys_days(moment.today())).count(), "today", "days")
                            : parcours::to_text(*day);
  if (const auto* at = value.get_if<Instant>())
    return v.clock_relative ? from_clock((*at - moment.now).count(), "now", "microseconds") : parcours::to_text(*at);
  const auto* exact = value.get_if<Decimal>();
  return exact ? parcours::to_text(*exact) : std::to_string(value.as<std::int64_t>());
}

}  // namespace

Text described(const Variable& v, const Value& value, const Moment& moment) {
  if (value.is_null()) return {v.path + " est vide", v.path + " is empty"};
  if (const auto* flag = value.get_if<bool>())
    return *flag ? Text{v.path + " est vrai", v.path + " is true"} : Text{v.path + " est faux", v.path + " is false"};
  if (v.view == View::presence && !v.all_values) return filled_words(v.path);
  if (v.view == View::age) return age_words(v.path, value, moment);
  if (v.view == View::size && !v.all_values) return size_words(v.path, value);
  if (const auto* list = value.get_if<List>(); list && v.view == View::holds) return list_words(v.path, *list);
  if (const auto* text = value.get_if<std::string>(); text && v.type.kind() == Kind::text)
    return text_words(v.path, *text);
  if (!is_ordered(v.type)) return filled_words(v.path);
  const auto words = amount(v, value, moment);
  return {fmt::format("{} vaut {}", v.path, words), fmt::format("{} is {}", v.path, words)};
}

}  // namespace parcours::definition

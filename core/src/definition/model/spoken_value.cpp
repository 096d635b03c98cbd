#include "definition/model/spoken_value.hpp"

#include <algorithm>

#include "base/spoken.hpp"
#include "expression/birth.hpp"

namespace parcours::definition {
namespace {

using parcours::spoken;

class SpokenValue {
 public:
  SpokenValue(const Field& field, const Calendar& calendar, std::string_view language)
      : field_(field), calendar_(calendar), language_(language) {}

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool flag) const { return spoken(flag, language_); }
  std::string operator()(std::int64_t number) const { return spoken(Decimal(number, 0), decimals(), language_); }
  std::string operator()(double number) const { return spoken_real(number); }
  std::string operator()(const Decimal& number) const { return spoken(number, decimals(), language_); }
  std::string operator()(Date day) const { return spoken(day, language_); }
  std::string operator()(Instant at) const { return spoken(at, calendar_, language_); }
  std::string operator()(Duration elapsed) const {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(elapsed).count();
    return spoken(Delay{minutes, Delay::Unit::minutes, {}}, language_);
  }
  std::string operator()(const std::string& text) const {
    if (field_.type == Type::birth) return spoken_birth(text);
    if (field_.type == Type::duration)
      if (const auto delay = parse_delay(text)) return spoken(*delay, language_);
    const auto is_it = [&](const Option& option) { return option.name == text; };
    const auto option = std::find_if(field_.options.begin(), field_.options.end(), is_it);
    return option == field_.options.end() || option->title.empty() ? text : option->title.in(language_);
  }
  std::string operator()(const List& values) const {
    std::vector<std::string> items;
    for (const auto& value : values) items.push_back(of(value));
    return spoken(items, language_);
  }
  std::string operator()(const Record& record) const {
    if (const auto* label = record.find("label")) return of(*label);
    if (const auto* day = record.find("on")) return of(*day);
    std::vector<std::string> parts;
    for (const auto& [name, value] : record) parts.push_back(part(name, value));
    return spoken(parts, language_);
  }
  std::string of(const Value& value) const { return std::visit(*this, value.data()); }

 private:
  int decimals() const { return field_.type == Type::money ? 2 : 0; }
  std::string part(const std::string& name, const Value& value) const {
    const auto inner =
        std::find_if(field_.fields.begin(), field_.fields.end(), [&](const Field& each) { return each.name == name; });
    return inner == field_.fields.end() ? of(value) : SpokenValue(*inner, calendar_, language_).of(value);
  }
  // Sheets and hosts may give one; six digits behind the point are enough for a person.
  std::string spoken_real(double number) const {
    const auto millionths = static_cast<std::int64_t>(number * 1e6 + (number < 0 ? -0.5 : 0.5));
    return spoken(Decimal(millionths, 6), decimals(), language_);
  }
  // "2015-06": "juin 2015".
  std::string spoken_birth(std::string text) const {
    const bool estimated = text.ends_with('~');
    if (estimated) text.pop_back();
    const auto born = expression::birth_of(Value(text));
    if (!born) return text;
    const auto known = text.size() == 4   ? text
                       : text.size() == 7 ? spoken_month(born->first, language_)
                                          : spoken(born->first, language_);
    if (!estimated) return known;
    return (language_ == "en" ? "about " : "vers ") + known;
  }

  const Field& field_;
  const Calendar& calendar_;
  std::string_view language_;
};

}  // namespace

std::string spoken(const Field& field, const Value& value, const Calendar& calendar, std::string_view language) {
  return SpokenValue(field, calendar, language).of(value);
}

}  // namespace parcours::definition

// Converts texts and choices from outside, and selects the conversion by type (coerce.hpp).
#include <algorithm>

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "definition/model/coerce.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/meant_words.hpp"

namespace parcours::definition {
namespace {

Checked<Value> coerce_flag(const InputValue& given) {
  if (given.value.is<bool>()) return given.value;
  const auto* text = given.text();
  if (text && (*text == "true" || *text == "oui")) return Value(true);
  if (text && (*text == "false" || *text == "non")) return Value(false);
  auto problems = given.refuse("not-a-flag");
  if (const auto hint = did_you_mean(text ? flag_meant(*text) : ""); !hint.empty()) problems.front().hint = hint;
  return problems;
}

// Returns the longest text of a field, in code points: its own `max`, or the limit of its type.
std::size_t longest(const Field& field) {
  if (const auto* most = field.maximum ? field.maximum->get_if<std::int64_t>() : nullptr)
    return static_cast<std::size_t>(*most);
  switch (field.type) {
    case Type::note:
      return max_note;
    case Type::text:
    case Type::contact:
      return max_text;
    default:
      return max_id;
  }
}

std::string nearest_option(const std::string& text, const std::vector<Option>& options) {
  std::vector<NamedThing> things;
  for (const auto& option : options) things.push_back({option.name, option.title});
  return nearest_named(text, things);
}

bool is_option(const std::string& text, const std::vector<Option>& options) {
  return std::any_of(options.begin(), options.end(), [&](const Option& each) { return each.name == text; });
}

// The choices in "a, b": the names between commas. A text that is the name of an option, or of any choice where the
// field names none, is one choice.
List choices_in(const Value& given, const std::vector<Option>& options) {
  const auto* text = given.get_if<std::string>();
  if (!text || options.empty() || is_option(*text, options)) return {given};
  List names;
  for (std::size_t from = 0; from <= text->size();) {
    const auto comma = std::min(text->find(',', from), text->size());
    const auto first = std::min(text->find_first_not_of(' ', from), comma);
    const auto last = comma > first ? text->find_last_not_of(' ', comma - 1) + 1 : first;
    names.emplace_back(text->substr(first, last - first));
    from = comma + 1;
  }
  return names;
}

}  // namespace

Problems InputValue::refuse(std::string_view code, DiagnosticTable::Arguments arguments) const {
  return {diagnostics().problem(code, arguments, where)};
}

Checked<Value> coerce_text(const InputValue& given) {
  const auto* text = given.text();
  if (!text || find_invalid(*text) != std::string_view::npos) return given.refuse("not-text");
  const auto most = longest(given.field);
  if (length(*text) > most) return given.refuse("too-long", {{"most", std::to_string(most)}});
  return given.value;
}

Checked<Value> coerce_choice(const InputValue& given) {
  auto checked = coerce_text(given);
  const auto& options = given.field.options;
  if (!checked || options.empty()) return checked;
  const auto& text = *given.text();
  if (is_option(text, options)) return checked;
  std::vector<std::string> names;
  for (const auto& option : options) names.push_back(option.name);
  auto problems = given.refuse("unknown-choice", {{"allowed", listed(names)}});
  if (const auto hint = did_you_mean(nearest_option(text, options)); !hint.empty()) problems.front().hint = hint;
  return problems;
}

Checked<Value> coerce_choices(const InputValue& given) {
  const auto* list = given.value.get_if<List>();
  const List named = list ? List() : choices_in(given.value, given.field.options);
  List chosen;
  for (const auto& value : list ? *list : named) {
    auto checked = coerce_choice({given.field, given.where, value, given.calendar});
    if (!checked) return checked;
    if (std::find(chosen.begin(), chosen.end(), *checked) == chosen.end()) chosen.push_back(std::move(*checked));
    if (chosen.size() > max_elements) return given.refuse("too-many", {{"most", std::to_string(max_elements)}});
  }
  return chosen.empty() ? Value() : Value(std::move(chosen));
}

Checked<Value> coerce_files(const InputValue& given) {
  const auto* list = given.value.get_if<List>();
  const List one{given.value};
  List files;
  for (const auto& value : list ? *list : one) {
    if (const auto* text = value.get_if<std::string>(); text && is_blank(*text)) continue;
    auto checked = coerce_text({given.field, given.where, value, given.calendar});
    if (!checked) return checked;
    files.push_back(std::move(*checked));
    if (files.size() > max_elements) return given.refuse("too-many", {{"most", std::to_string(max_elements)}});
  }
  return files.empty() ? Value() : Value(std::move(files));
}

Checked<Value> coerce_part(const InputValue& given) {
  if (given.value.is_null() || (given.text() && is_blank(*given.text()))) return Value();
  switch (given.field.type) {
    case Type::number:
    case Type::money:
      return coerce_number(given);
    case Type::boolean:
      return coerce_flag(given);
    case Type::choice:
    case Type::territory:
      return coerce_choice(given);
    case Type::choices:
      return coerce_choices(given);
    case Type::date:
    case Type::datetime:
      return coerce_day(given);
    case Type::birth:
      return coerce_birth(given);
    case Type::duration:
      return coerce_duration(given);
    case Type::place:
      return coerce_place(given);
    case Type::notice:
      return coerce_notice(given);
    case Type::files:
      return coerce_files(given);
    case Type::list:
      return coerce_list(given);
    default:
      return coerce_text(given);
  }
}

Checked<Value> coerce(const Field& field, const Value& given, const Calendar& calendar) {
  return coerce_part({field, field.name, given, calendar});
}

}  // namespace parcours::definition

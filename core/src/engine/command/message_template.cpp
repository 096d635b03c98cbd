#include "engine/command/message_template.hpp"

#include <algorithm>
#include <optional>

#include "definition/model/protection.hpp"
#include "definition/model/spoken_value.hpp"
#include "execution/lookup.hpp"

namespace parcours::engine {
namespace {

using execution::EvaluationContext;

Value value_of(const definition::Field& field, std::string_view name, const EvaluationContext& context) {
  if (!field.computed.empty()) return execution::computed(field, context);
  const auto* stored = execution::field_value(context.workflow, context.a_case, context.frame, name);
  return stored ? *stored : Value();
}

std::optional<std::string> placeholder_value(std::string_view name, const EvaluationContext& context,
                                             std::string_view language) {
  if (name == "case.ref") return context.a_case.reference;
  const auto* field = context.workflow.field(name);
  const auto protection = definition::protection_of_field(context.workflow, name);
  if (!field || !protection->may_leave()) return std::nullopt;
  return definition::spoken(*field, value_of(*field, name, context), context.decision.moment.calendar, language);
}

std::string render_text(std::string_view text, const EvaluationContext& context, std::string_view language) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{'), close = text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    const auto value = placeholder_value(text.substr(open + 1, close - open - 1), context, language);
    out.append(text.substr(0, open)).append(value ? *value : std::string(text.substr(open, close - open + 1)));
    text.remove_prefix(close + 1);
  }
  return out;
}

bool quotes_empty_field(const Text& text, const EvaluationContext& context) {
  const auto names = definition::names_quoted(text);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto value = placeholder_value(name, context, "fr");
    return value && value->empty();
  });
}

}  // namespace

Text render(const Text& text, const EvaluationContext& context) {
  Text all;
  for (const auto& [language, translation] : text.translations())
    all.set(language, render_text(translation, context, language));
  return all;
}

Text text_for_opener(const EvaluationContext& context) {
  const auto& told = context.workflow.told;
  const auto& a_case = context.a_case;
  const auto text = told.find(a_case.is_open() ? a_case.phase : a_case.ended_as);
  if (text != told.end() && !quotes_empty_field(text->second, context)) return render(text->second, context);
  return a_case.is_open() ? Text("en cours", "in progress") : Text("terminé", "ended");
}

}  // namespace parcours::engine

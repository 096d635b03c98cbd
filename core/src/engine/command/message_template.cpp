#include "engine/command/message_template.hpp"

#include <algorithm>
#include <optional>

#include "definition/model/protection.hpp"
#include "definition/model/spoken_value.hpp"

namespace parcours::engine {
namespace {

using execution::EvaluationContext;

class Quoting {
 public:
  Quoting(const EvaluationContext& context, const Record& of_rows) : context_(context), of_rows_(of_rows) {}

  // The text with its quotes replaced.
  std::string text(std::string_view text, std::string_view language) const {
    std::string out;
    while (!text.empty()) {
      const auto open = text.find('{'), close = text.find('}', open);
      if (close == std::string_view::npos) return out.append(text);
      const auto quoted = value(text.substr(open + 1, close - open - 1), language);
      out.append(text.substr(0, open)).append(quoted ? *quoted : std::string(text.substr(open, close - open + 1)));
      text.remove_prefix(close + 1);
    }
    return out;
  }

  // The words for what is quoted; nothing where the name stays as it is written.
  std::optional<std::string> value(std::string_view name, std::string_view language) const {
    if (name == "case.ref") return context_.a_case.reference;
    const auto* field = context_.workflow.field(name);
    const auto protection = definition::protection_of_field(context_.workflow, name);
    if (!field || !protection->may_leave()) return std::nullopt;
    return definition::spoken(*field, value_of(*field, name), context_.decision.moment.calendar, language);
  }

 private:
  Value value_of(const definition::Field& field, std::string_view name) const {
    if (name.find('.') != std::string_view::npos) {
      const auto* of_row = of_rows_.find(name);
      return of_row ? *of_row : Value();
    }
    if (!field.computed.empty()) return execution::computed(field, context_);
    const auto stored = context_.a_case.fields.find(field.name);
    return stored == context_.a_case.fields.end() ? Value() : stored->second.value;
  }

  const EvaluationContext& context_;
  const Record& of_rows_;
};

bool quotes_empty_field(const Text& text, const EvaluationContext& context) {
  const Record no_rows;
  const Quoting quoting(context, no_rows);
  const auto names = definition::names_quoted(text);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto value = quoting.value(name, "fr");
    return value && value->empty();
  });
}

}  // namespace

Text render(const Text& text, const EvaluationContext& context, const Record& of_rows) {
  const Quoting quoting(context, of_rows);
  Text all;
  for (const auto& [language, translation] : text.translations())
    all.set(language, quoting.text(translation, language));
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

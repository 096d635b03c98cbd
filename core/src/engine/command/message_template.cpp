#include "engine/command/message_template.hpp"

#include <algorithm>
#include <optional>

#include "base/json.hpp"
#include "definition/model/protection.hpp"
#include "parcours/json.hpp"

namespace parcours::engine {
namespace {

std::string plain(const Value& value) {
  if (const auto* text = value.get_if<std::string>()) return *text;
  const std::string text = json::write_plain(value);
  return text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

std::optional<std::string> placeholder_value(std::string_view name, const definition::Workflow& workflow,
                                             const execution::Case& c) {
  if (name == "case.ref") return c.reference;
  const auto* field = workflow.field(name);
  if (!field || !definition::protection_of(*field).may_leave()) return std::nullopt;
  const auto stored = c.fields.find(name);
  return stored == c.fields.end() ? std::string() : plain(stored->second.value);
}

std::string render_text(std::string_view text, const definition::Workflow& workflow, const execution::Case& c) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{'), close = text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    const auto value = placeholder_value(text.substr(open + 1, close - open - 1), workflow, c);
    out.append(text.substr(0, open)).append(value ? *value : std::string(text.substr(open, close - open + 1)));
    text.remove_prefix(close + 1);
  }
  return out;
}

bool quotes_empty_field(const Text& text, const definition::Workflow& workflow, const execution::Case& c) {
  const auto names = definition::names_quoted(text);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto value = placeholder_value(name, workflow, c);
    return value && (value->empty() || *value == "null");
  });
}

}  // namespace

Text render(const Text& text, const definition::Workflow& workflow, const execution::Case& c) {
  Text all;
  for (const auto& [language, translation] : text.translations())
    all.set(language, render_text(translation, workflow, c));
  return all;
}

Text text_for_opener(const definition::Workflow& workflow, const execution::Case& c) {
  const auto text = workflow.told.find(c.is_open() ? c.phase : c.ended_as);
  if (text != workflow.told.end() && !quotes_empty_field(text->second, workflow, c))
    return render(text->second, workflow, c);
  return c.is_open() ? Text("en cours", "in progress") : Text("terminé", "ended");
}

}  // namespace parcours::engine

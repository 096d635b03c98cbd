#include "engine/letter.hpp"

#include <optional>

#include "base/json.hpp"
#include "parcours/json.hpp"

namespace parcours::engine {
namespace {

constexpr int kOpen = 1;  // the highest level that may leave

std::string plain(const Value& value) {
  if (const auto* text = value.get_if<std::string>()) return *text;
  const std::string text = json::write_plain(value);
  return text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

std::optional<std::string> quoted(std::string_view name, const definition::Workflow& workflow,
                                  const execution::Case& c) {
  if (name == "case.ref") return c.ref;
  const auto* field = workflow.field(name);
  if (!field || field->level > kOpen) return std::nullopt;
  const auto held = c.fields.find(name);
  return held == c.fields.end() ? std::string() : plain(held->second.value);
}

std::string said_of(std::string_view text, const definition::Workflow& workflow, const execution::Case& c) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{'), close = text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    const auto value = quoted(text.substr(open + 1, close - open - 1), workflow, c);
    out.append(text.substr(0, open)).append(value ? *value : std::string(text.substr(open, close - open + 1)));
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace

Text filled(const Text& text, const definition::Workflow& workflow, const execution::Case& c) {
  Text all;
  for (const auto& [language, said] : text.given()) all.set(language, said_of(said, workflow, c));
  return all;
}

}  // namespace parcours::engine

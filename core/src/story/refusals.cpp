// The refusals that a story expects, by their codes.
#include <algorithm>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/node_readers.hpp"
#include "engine/diagnostics.hpp"
#include "execution/diagnostics.hpp"
#include "story/reader.hpp"

namespace parcours::story {
namespace {

using definition::Check;
using definition::Field;

void add_codes(const DiagnosticTable& table, std::vector<std::string>& codes) {
  for (const auto& each : table.all())
    if (each.code.find('.') == std::string_view::npos) codes.emplace_back(each.code);
}

void add_codes(const std::vector<Check>& checks, std::vector<std::string>& codes) {
  for (const auto& check : checks) codes.push_back(check.code);
}

}  // namespace

std::vector<std::string> StoryReader::known_refusals() const {
  std::vector<std::string> codes;
  for (const auto* table : {&definition::diagnostics(), &execution::diagnostics(), &engine::diagnostics()})
    add_codes(*table, codes);
  for (const auto& step : context_.workflow.steps) add_codes(step.checks, codes);
  for (const auto& field : context_.workflow.fields) {
    add_codes(field.checks, codes);
    for (const Field& inner : field.fields) add_codes(inner.checks, codes);
  }
  return codes;
}

std::vector<std::string> StoryReader::refused(const Node& line, const definition::Step* step) {
  const Node* given = member(line, "refused", false);
  if (!given) return {};
  const auto codes = texts(given);
  if (codes.empty()) report("story-refuses-nothing", given->span);
  if (step && (step->binding || step->handover)) return codes;
  const auto known = known_refusals();
  const auto check = [&](const Node& code) {
    if (code.is_scalar() && std::find(known.begin(), known.end(), code.text) == known.end())
      report_unknown_name("story-refusal-unknown", code, {{"name", code.text}}, known);
  };
  if (!given->is_list()) check(*given);
  for (const auto& item : given->items) check(item);
  return codes;
}

// A text that is no name is the address in a contact field.
std::string StoryReader::reminded(const Node& value) {
  const auto name = text(&value);
  if (!context_.roles || !definition::is_name(name)) return name;
  auto known = names_of(*context_.roles);
  known.insert(known.end(), actors_.begin(), actors_.end());
  if (std::find(known.begin(), known.end(), name) == known.end())
    report_unknown_name("story-reminded-unknown", value, {{"name", name}}, known);
  return name;
}

}  // namespace parcours::story

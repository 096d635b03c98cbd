// Checks that every entry of `texts` is shown somewhere.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/check/check_workflow.hpp"

namespace parcours::definition {
namespace {

// Returns the names that `texts` may have: outcomes, ends, texts that are sent, and dimensions with their constants.
std::vector<std::string> text_names(const Draft& draft) {
  const auto& workflow = draft.workflow;
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) { names.push_back(name); };
  const auto add_lines = [&](const std::vector<Line>& lines) {
    for (const auto& line : lines) {
      add(line.text);
      for (const auto& route : line.next) add(route.outcome), add(route.to.end);
    }
  };
  for (const auto& step : workflow.steps) {
    for (const auto& route : step.next) add(route.outcome), add(route.to.end);
    for (const auto& row : step.rows) add(row.to.end);
    if (const auto* contract = draft.contract(step))
      for (const auto& outcome : contract->outcomes) add(outcome);
    if (step.send) add(step.send->text);
    add_lines(step.lines);
  }
  for (const auto& block : workflow.blocks) add_lines(block.lines);
  for (const auto& phase : workflow.phases) add_lines(phase.lines);
  for (const auto& message : workflow.messages)
    for (const auto& outcome : message.outcomes) add(outcome.name);
  for (const auto& [name, text] : workflow.outcomes) add(name);
  for (const auto* count : counts_of(workflow))
    for (const auto& dimension : count->per) {
      const auto& value = dimension.value.text();
      if (workflow.field(value)) continue;
      add(dimension.name);
      if (value.starts_with('\'')) add(value.substr(1, value.size() - 2));
    }
  return names;
}

}  // namespace

void check_texts(const ResolvedDraft& in) {
  auto& draft = in.draft();
  const auto* texts = pair_in(in.root(), "texts");
  if (!texts || !in.routes_known()) return;
  const auto names = text_names(draft);
  for (const auto& [key, text] : texts->value.pairs)
    if (std::find(names.begin(), names.end(), key.text) == names.end())
      draft.sink.report("text-unused", key.span, {{"name", key.text}},
                        draft.sink.full() ? "" : nearest(key.text, names));
}

}  // namespace parcours::definition

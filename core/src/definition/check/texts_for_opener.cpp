// Checks that every text for the actor who opened the case is of a phase or of an outcome.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/check/check_workflow.hpp"
#include "definition/model/exits.hpp"

namespace parcours::definition {
namespace {

// Returns the phases, and the names under which a case ends.
std::set<std::string> names_of_phases_and_ends(const Workflow& workflow) {
  std::set<std::string> names;
  const auto add = [&](const std::vector<Exit>& exits) {
    for (const auto& exit : exits)
      if (exit.to->step == none && !exit.to->stay) names.insert(exit.to->end);
  };
  for (const auto& step : workflow.steps)
    if (step.block == 0) add(exits_of(step));
  add(exits_of(workflow.blocks.front().lines));
  for (const auto& phase : workflow.phases) names.insert(phase.name), add(exits_of(phase.lines));
  for (const auto& [name, text] : workflow.outcomes) names.insert(name);
  return names;
}

}  // namespace

void check_texts_for_opener(const ResolvedDraft& in) {
  auto& draft = in.draft();
  const auto* told = pair_in(in.root(), "told");
  if (!told || !in.routes_known()) return;
  const auto names = names_of_phases_and_ends(draft.workflow);
  for (const auto& [key, text] : told->value.pairs)
    if (!names.contains(key.text))
      draft.sink.report("told-of-nothing", key.span, {{"name", key.text}},
                        draft.sink.full() ? "" : nearest(key.text, {names.begin(), names.end()}));
}

}  // namespace parcours::definition

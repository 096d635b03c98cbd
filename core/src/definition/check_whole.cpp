// What only the whole workflow shows: who opens a case, what is never reached, what never ends.
#include <algorithm>

#include "definition/draft.hpp"
#include "definition/graph.hpp"

namespace parcours::definition {
namespace {

void check_opener(Draft& draft) {
  const auto entry = draft.workflow.entry();
  if (entry == none || !draft.source(entry).kind) return;
  const auto kind = draft.step(entry).kind;
  const bool asks = kind == Step::Kind::task || (kind == Step::Kind::action && draft.source(entry).by);
  if (!asks) draft.sink.say("no-opener", draft.source(entry).name, {{"step", draft.step(entry).name}});
}

// Declared outcomes of the workflow that no step reaches.
void check_outcomes(Draft& draft) {
  std::set<std::string> reached;
  for (const auto& step : draft.workflow.steps) {
    if (step.block != 0) continue;
    for (const auto& route : step.next) reached.insert(route.to.end);
    for (const auto& row : step.rows) reached.insert(row.to.end);
  }
  for (const auto& [name, at] : draft.ends)
    if (!reached.contains(name)) draft.sink.say("outcome-unused", at, {{"outcome", name}});
}

void check_shape(Draft& draft) {
  const auto shape = analyse(draft.workflow);
  for (const auto index : shape.unreachable)
    draft.sink.say("unreachable-step", draft.source(index).name, {{"step", draft.step(index).name}});
  for (const auto index : shape.stuck) draft.sink.say("stuck-step", draft.source(index).name, {{"step", draft.step(index).name}});
  for (const auto& loop : shape.restless) {
    std::vector<std::string> names;
    for (const auto index : loop) names.push_back(draft.step(index).name);
    draft.sink.say("restless-loop", draft.source(loop.front()).name, {{"steps", listed(names)}});
  }
}

}  // namespace

void check_whole(Draft& draft) {
  if (draft.workflow.steps.empty()) return;
  check_opener(draft);
  // A route that could not be read would make steps look unreachable or stuck.
  if (!draft.routes_known) return;
  check_outcomes(draft);
  check_shape(draft);
}

}  // namespace parcours::definition

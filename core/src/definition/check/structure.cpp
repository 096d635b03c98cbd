// Checks the shape of a workflow: who opens a case, which steps are never reached, which never end.
#include <algorithm>

#include "definition/check/case_loops.hpp"
#include "definition/check/check_soundness.hpp"
#include "definition/check/check_workflow.hpp"
#include "definition/check/reachability.hpp"

namespace parcours::definition {
namespace {

void check_opener(Draft& draft) {
  const auto entry = draft.workflow.entry();
  if (entry == none || !draft.source(entry).kind) return;
  const auto kind = draft.step(entry).kind;
  const bool asks = kind == Step::Kind::task || (kind == Step::Kind::action && draft.source(entry).by);
  if (!asks) draft.sink.report("no-opener", draft.source(entry).name, {{"step", draft.step(entry).name}});
}

// Reports declared outcomes of the workflow that no step reaches.
void check_outcomes(Draft& draft) {
  std::set<std::string> reached;
  const auto add = [&](const auto& all) {
    for (const auto& each : all) reached.insert(each.to.end);
  };
  const auto add_lines = [&](const std::vector<Line>& lines) {
    for (const auto& line : lines) add(line.next);
  };
  for (const auto& step : draft.workflow.steps) {
    if (step.block != 0) continue;
    add(step.next);
    add(step.rows);
    add_lines(step.lines);
  }
  for (const auto& phase : draft.workflow.phases) add_lines(phase.lines);
  add_lines(draft.workflow.blocks.front().lines);
  for (const auto& [name, at] : draft.ends)
    if (!reached.contains(name)) draft.sink.report("outcome-unused", at, {{"outcome", name}});
}

// Reports the loops over cases of this workflow alone.
void report_own_case_loops(const ResolvedDraft& in) {
  auto& draft = in.draft();
  for (const auto& loop : find_case_loops({&draft.workflow})) {
    std::vector<std::string> names;
    for (const auto& [workflow, index] : loop) names.push_back(draft.step(index).name);
    draft.sink.report("case-loop", draft.source(loop.front().second).name, {{"steps", listed(names)}});
  }
}

// Steps inside an unreachable step are not reported again.
void report_unreachable(const std::vector<Index>& steps, Draft& draft) {
  for (const auto index : steps) {
    const auto& step = draft.step(index);
    if (std::binary_search(steps.begin(), steps.end(), draft.block(step.block).owner)) continue;
    draft.sink.report(step.offer ? "unstarted-step" : "unreachable-step", draft.source(index).name,
                      {{"step", step.name}});
  }
}

void check_shape(const ResolvedDraft& in) {
  auto& draft = in.draft();
  const auto defects = find_defects(draft.workflow);
  report_unreachable(defects.unreachable, draft);
  for (const auto index : defects.endless)
    draft.sink.report("stuck-step", draft.source(index).name, {{"step", draft.step(index).name}});
  for (const auto& loop : defects.busy_loops) {
    std::vector<std::string> names;
    for (const auto index : loop) names.push_back(draft.step(index).name);
    draft.sink.report("restless-loop", draft.source(loop.front()).name, {{"steps", listed(names)}});
  }
  // The proof would report unreachable and endless steps a second time.
  if (defects.unreachable.empty() && defects.endless.empty()) check_soundness(in);
}

}  // namespace

void check_structure(const ResolvedDraft& in) {
  auto& draft = in.draft();
  if (draft.workflow.steps.empty()) return;
  check_opener(draft);
  // Without a route that could not be read, steps would look unreachable or endless.
  if (!in.routes_known()) return;
  check_outcomes(draft);
  check_shape(in);
  report_own_case_loops(in);
}

}  // namespace parcours::definition

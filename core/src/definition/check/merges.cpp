// Checks the routes to merges. A merge waits for every step that leads to it, except on ways that a split does not
// take. So no other route to it may be optional.
#include <algorithm>

#include "definition/check/check_workflow.hpp"

namespace parcours::definition {
namespace {

bool is_merge(Index index, const Workflow& workflow) {
  return index != none && workflow.steps[static_cast<std::size_t>(index)].kind == Step::Kind::merge;
}

// Returns the first merge among the targets; `none` when there is none.
template <class Led>
Index merge_of(const std::vector<Led>& all, const Workflow& workflow) {
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Led& each) { return is_merge(each.to.step, workflow); });
  return at == all.end() ? none : at->to.step;
}

void report(Index merge, Span at, Draft& draft) {
  if (merge != none) draft.sink.report("merge-from-beside", at, {{"step", draft.step(merge).name}});
}

}  // namespace

void check_merges(const ResolvedDraft& in) {
  auto& draft = in.draft();
  const auto& w = draft.workflow;
  for (std::size_t i = 0; i < w.steps.size(); ++i) {
    if (!w.steps[i].offer) continue;
    report(merge_of(w.steps[i].next, w), draft.sources[i].name, draft);
    report(merge_of(w.steps[i].rows, w), draft.sources[i].name, draft);
  }
  // The lines of a step on the path are allowed: they move that step alone, and the merge waits for it.
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i)
      if (deferred.context.allows_stay || deferred.context.key.starts_with('/'))
        report(merge_of((*deferred.lines)[i].next, w), deferred.meanwhile->value.items[i].span, draft);
  if (const auto* reopen = pair_in(in.root(), "reopen"); reopen && w.reopen && is_merge(w.reopen->next, w))
    report(w.reopen->next, reopen->key.span, draft);
}

}  // namespace parcours::definition

// Checks single conditions: each can be true. They are those of lines of forms, offers, branches, rows of an `each`,
// and lines of `meanwhile`.
#include "definition/check/check_workflow.hpp"
#include "definition/read/check_guards.hpp"

namespace parcours::definition {
namespace {

using Condition = std::optional<Program>;

void check(const Condition& condition, const Pair* when, GuardCheck& guards,
           const std::vector<std::string>& outcomes = {}) {
  if (condition && when) guards.condition(*condition, when->value.span, outcomes);
}

// Only in a form without unreadable lines do the entries have the order of the text.
void check_form(const Step& step, const Pair* form, GuardCheck& guards) {
  if (!form || step.form.size() != form->value.items.size()) return;
  std::vector<std::string> outcomes;
  for (const auto& route : step.next) outcomes.push_back(route.outcome);
  for (std::size_t i = 0; i < step.form.size(); ++i) {
    const auto& node = form->value.items[i];
    if (node.is_map()) check(step.form[i].when, pair_in(node.pairs.front().value, "when"), guards, outcomes);
  }
}

}  // namespace

void check_conditions(const ResolvedDraft& in) {
  auto& draft = in.draft();
  GuardCheck guards(in);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& step = draft.step(index);
    const auto& source = draft.source(index);
    check_form(step, source.form, guards);
    check(step.offer ? step.offer->when : step.chosen, source.when, guards);
  }
  for (Index index = 0; index < static_cast<Index>(draft.block_sources.size()); ++index)
    check(draft.block(index).when, draft.block_source(index).when, guards);
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i)
      check((*deferred.lines)[i].when, pair_in(deferred.meanwhile->value.items[i], "when"), guards);
}

}  // namespace parcours::definition

// Checks single conditions: each can be true. They are those of lines of forms, checks, offers, branches, rows of an
// `each`, and lines of `meanwhile`.
#include "definition/check/check_workflow.hpp"
#include "definition/read/check_guards.hpp"

namespace parcours::definition {
namespace {

using Condition = std::optional<Program>;

void check(const Condition& condition, const Pair* when, GuardCheck& guards,
           const std::vector<std::string>& outcomes = {}) {
  if (condition && when) guards.condition(*condition, when->value.span, outcomes);
}

std::vector<std::string> outcomes_of(const Step& step) {
  std::vector<std::string> outcomes;
  for (const auto& route : step.next) outcomes.push_back(route.outcome);
  return outcomes;
}

// Only in a form without unreadable lines do the entries have the order of the text.
void check_form(const Step& step, const Pair* form, GuardCheck& guards) {
  if (!form || step.form.size() != form->value.items.size()) return;
  const auto outcomes = outcomes_of(step);
  for (std::size_t i = 0; i < step.form.size(); ++i) {
    const auto& node = form->value.items[i];
    if (node.is_map()) check(step.form[i].when, pair_in(node.pairs.front().value, "when"), guards, outcomes);
  }
}

// A check that is never true refuses every answer. Checks have the order of the text when all of them could be read.
void check_checks(const std::vector<Check>& checks, const Pair* pair, GuardCheck& guards,
                  const std::vector<std::string>& outcomes = {}) {
  if (!pair || checks.size() != pair->value.items.size()) return;
  for (std::size_t i = 0; i < checks.size(); ++i)
    check(checks[i].that, pair_in(pair->value.items[i], "that"), guards, outcomes);
}

void check_fields(const ResolvedDraft& in, GuardCheck& guards) {
  const auto* fields = pair_in(in.root(), "fields");
  for (const auto& field : in.draft().workflow.fields)
    if (const auto* declared = fields ? pair_in(fields->value, field.name) : nullptr)
      check_checks(field.checks, pair_in(declared->value, "checks"), guards);
}

}  // namespace

void check_conditions(const ResolvedDraft& in) {
  auto& draft = in.draft();
  GuardCheck guards(in);
  check_fields(in, guards);
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& step = draft.step(index);
    const auto& source = draft.source(index);
    check_form(step, source.form, guards);
    check_checks(step.checks, source.checks, guards, outcomes_of(step));
    check(step.offer ? step.offer->when : step.chosen, source.when, guards);
  }
  for (Index index = 0; index < static_cast<Index>(draft.block_sources.size()); ++index)
    check(draft.block(index).when, draft.block_source(index).when, guards);
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i)
      check((*deferred.lines)[i].when, pair_in(deferred.meanwhile->value.items[i], "when"), guards);
}

}  // namespace parcours::definition

// Checks the forms of steps against each other: no two may ask a field at the same time, because one answer would be
// lost.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "definition/check/check_workflow.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

// Returns the place at which a form asks a field.
Span span_of(const Pair& form, const std::string& field) {
  for (const auto& node : form.value.items) {
    const auto& name = node.is_map() && node.pairs.size() == 1 ? node.pairs.front().key : node;
    if (name.text == field) return name.span;
  }
  return form.key.span;
}

// The branches of an `each` run at the same time, so a form in one may ask fields of its element only.
void check_element(const Step& step, const FormField& entry, const Pair& form, Draft& draft) {
  const auto lists = lists_around(step.block, draft.workflow);
  if (lists.empty()) return;
  const auto& list = draft.step(lists.front()).list;
  const auto* field = draft.workflow.field(list);
  if (!field || entry.field.starts_with(field->item + ".")) return;
  draft.sink.report("asked-by-every-row", span_of(form, entry.field),
                    {{"field", entry.field}, {"list", list}, {"item", field->item}});
}

using Asked = std::map<std::pair<Index, std::string>, Index>;  // by `parallel` and field, the branch that asks

void check_branches(const Step& step, const FormField& entry, const Pair& form, Asked& asked, Draft& draft) {
  for (const auto block : blocks_around(step.block, draft.workflow)) {
    const auto owner = draft.block(block).owner;
    if (owner == none || draft.step(owner).kind != Step::Kind::parallel) continue;
    const auto first = asked.emplace(std::pair(owner, entry.field), block).first->second;
    if (first == block) continue;
    return draft.sink.report(
        "asked-in-two-branches", span_of(form, entry.field),
        {{"field", entry.field}, {"one", draft.block(first).name}, {"other", draft.block(block).name}});
  }
}

}  // namespace

void check_forms(const FormedDraft& in) {
  auto& draft = in.draft();
  Asked asked;
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    const auto& step = draft.step(index);
    const auto* form = draft.source(index).form;
    if (!form || step.kind == Step::Kind::handover) continue;
    for (const auto& entry : step.form) {
      if (entry.shown) continue;
      check_element(step, entry, *form, draft);
      check_branches(step, entry, *form, asked, draft);
    }
  }
}

}  // namespace parcours::definition

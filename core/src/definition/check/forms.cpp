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

// The steps and blocks around a step, from the workflow's own block down to the step.
struct Way {
  std::vector<Index> blocks, steps;
};
Way way_to(Index step, const Draft& draft) {
  Way way;
  for (auto at = step;;) {
    way.steps.insert(way.steps.begin(), at);
    const auto block = draft.workflow.steps[static_cast<std::size_t>(at)].block;
    way.blocks.insert(way.blocks.begin(), block);
    if (block == 0) return way;
    at = draft.workflow.blocks[static_cast<std::size_t>(block)].owner;
  }
}

// Whether the two steps may be open at the same time: in branches of a step, or one of them in a run of an anytime
// step. Of the ways of a `split`, any two may be.
bool may_run_together(Index one, Index other, const Draft& draft) {
  const auto a = way_to(one, draft), b = way_to(other, draft);
  const auto& steps = draft.workflow.steps;
  for (std::size_t i = 0; i < std::min(a.steps.size(), b.steps.size()); ++i) {
    if (a.blocks[i] != b.blocks[i]) return true;
    if (a.steps[i] == b.steps[i]) continue;
    const auto is_anytime = [&](Index step) { return steps[static_cast<std::size_t>(step)].offer.has_value(); };
    const bool has_split =
        std::any_of(steps.begin(), steps.end(), [](const Step& s) { return s.kind == Step::Kind::split; });
    return is_anytime(a.steps[i]) || is_anytime(b.steps[i]) || (has_split && a.blocks[i] == 0);
  }
  return false;
}

// The first step that asks a field which the entry asks of rows, in an `each` over its list.
template <class Beside>
void check_rows_asked(const FormField& entry, Span at, const Beside& beside, Draft& draft) {
  const auto* list = draft.workflow.field(entry.field);
  for (Index index = 0; list && index < static_cast<Index>(draft.workflow.steps.size()); ++index)
    for (const auto each : lists_around(draft.step(index).block, draft.workflow)) {
      if (draft.step(each).list != list->name || !beside(each)) continue;
      for (const auto& inner : entry.form)
        for (const auto& other : draft.step(index).form)
          if (!inner.shown && !other.shown && other.field == list->item + "." + inner.field)
            return draft.sink.report("asked-beside-each", at,
                                     {{"field", other.field}, {"each", draft.step(each).name}});
    }
}

}  // namespace

// A message may come at any time.
void check_forms_of_messages(const ResolvedDraft& in) {
  const auto* messages = pair_in(in.root(), "messages");
  for (const auto& message : in.draft().workflow.messages) {
    const auto* pair = messages ? pair_in(messages->value, message.name) : nullptr;
    const auto* form = pair ? pair_in(pair->value, "form") : nullptr;
    for (const auto& entry : message.form)
      if (form && entry.rows)
        check_rows_asked(entry, span_of(*form, entry.field), [](Index) { return true; }, in.draft());
  }
}

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
      if (entry.rows)
        check_rows_asked(
            entry, span_of(*form, entry.field), [&](Index each) { return may_run_together(index, each, draft); },
            draft);
    }
  }
}

}  // namespace parcours::definition

// Reads the data that steps send: `carry` and `with`, to an action, to another case or to people.
#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/people.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

// A message may also fill a field of the row that it is for: `besoin.motif`.
bool is_carried_name(const std::string& name, const Step& step) {
  const auto dot = name.find('.');
  if (dot == std::string::npos || !step.send) return is_name(name);
  return is_name(name.substr(0, dot)) && is_name(name.substr(dot + 1));
}

// Reads `territoire: territory_of(college)`, or `territoire` alone, which is the field of that name.
void read_carried(const Node& node, Step& step, Draft& draft) {
  const bool named = node.is_map() && node.pairs.size() == 1;
  const Node& name = named ? node.pairs.front().key : node;
  if (!name.is_scalar() || !is_carried_name(name.text, step)) return draft.sink.report("bad-carry", node.span);
  const auto twice = std::any_of(step.carry.begin(), step.carry.end(),
                                 [&](const DataAssignment& each) { return each.name == name.text; });
  if (twice) return draft.sink.report("carried-twice", node.span, {{"name", name.text}});
  const Node& value = named ? node.pairs.front().value : node;
  if (auto program = compile(value, "carry", names_at(step.block, draft), {}, draft))
    step.carry.push_back({name.text, std::move(*program)});
}

// Checks that the name is an input of the action.
void check_input(const Node& node, const DataAssignment& carried, const Step& step, Draft& draft) {
  const auto* contract = draft.contract(step);
  if (!contract) return;
  std::vector<std::string> inputs;
  for (const auto& datum : contract->input) inputs.push_back(datum.name);
  if (std::find(inputs.begin(), inputs.end(), carried.name) != inputs.end()) return;
  draft.sink.report(
      "unknown-setting", node.span,
      {{"action", contract->action}, {"setting", carried.name}, {"settings", inputs.empty() ? "-" : listed(inputs)}},
      nearest(carried.name, inputs));
}

void resolve_carry(const Pair& carry, Step& step, Draft& draft) {
  if (!expect_list(carry, draft.sink)) return;
  for (const auto& node : carry.value.items) {
    const auto before = step.carry.size();
    read_carried(node, step, draft);
    if (step.binding && step.carry.size() > before) check_input(node, step.carry.back(), step, draft);
  }
}

// Reads constants for another case or a text. The receiver converts each by its own field.
void resolve_with(const Pair& with, Step& step, Draft& draft) {
  if (!expect_map(with, draft.sink)) return;
  for (const auto& pair : with.value.pairs) {
    const bool of_row = pair.key.text.find('.') != std::string::npos && is_carried_name(pair.key.text, step);
    if (!of_row && !check_name(pair.key.text, pair.key.span, draft.sink)) continue;
    const auto* carried = &step.carry;
    const auto twice = std::any_of(carried->begin(), carried->end(),
                                   [&](const DataAssignment& each) { return each.name == pair.key.text; });
    if (twice)
      draft.sink.report("carried-twice", pair.key.span, {{"name", pair.key.text}});
    else
      step.with.set(pair.key.text, value_of(pair.value));
  }
}

bool names_a_case(const Node& node, const Draft& draft) {
  const auto* field = node.is_scalar() ? draft.workflow.field(node.text) : nullptr;
  return field && field->type == Type::case_;
}

// `besoin.dossier` is visible only inside the `each` over its list.
bool is_in_reach(const Node& node, Index block, Draft& draft) {
  const auto dot = node.text.find('.');
  const auto element = node.text.substr(0, dot);
  if (dot == std::string::npos || is_element_at(element, block, draft.workflow)) return true;
  draft.sink.report("element-outside", node.span, {{"item", element}, {"list", draft.workflow.list_of(element)->name}});
  return false;
}

// Reads the row and the outcome of a message. A text has neither.
void resolve_choice(const StepSource& source, Step& step, Draft& draft) {
  for (const auto* pair : {source.row, source.outcome})
    if (pair && step.send->message.empty())
      draft.sink.report("choice-of-text", pair->key.span, {{"key", pair->key.text}});
  if (step.send->message.empty()) return;
  if (source.row) step.send->row = compile(source.row->value, "for", names_at(step.block, draft), {}, draft);
  if (source.outcome) step.send->outcome = read_word(*source.outcome, draft.sink).value_or("");
}

// A message goes to cases, and a text goes to people. No step sends both.
void resolve_send(const StepSource& source, Step& step, Draft& draft) {
  if (!source.to) return;
  if (source.to->value.is_list() && !expect_list(*source.to, draft.sink)) return;
  const auto to = one_or_list(source.to->value);
  const auto cases = std::count_if(to.begin(), to.end(), [&](const Node* node) { return names_a_case(*node, draft); });
  if (cases == 0) {
    step.send->text = read_text_name(*source.kind, step.block, draft);
    step.send->to = read_people(*source.to, scope_of(step), draft);
    return resolve_choice(source, step, draft);
  }
  if (static_cast<std::size_t>(cases) < to.size()) return draft.sink.report("sent-to-both", source.to->value.span);
  if (check_name(source.kind->value.text, source.kind->value.span, draft.sink))
    step.send->message = source.kind->value.text;
  for (const Node* node : to)
    if (is_in_reach(*node, step.block, draft)) step.send->cases.push_back(node->text);
  resolve_choice(source, step, draft);
}

// Reads a line of the form of a handover. The field is one of the receiver, which is another workflow.
std::optional<FormField> read_asked(const Node& node, Draft& draft) {
  const bool pair = node.is_map() && node.pairs.size() == 1;
  const Node& name = pair ? node.pairs.front().key : node;
  if (!name.is_scalar() || !is_name(name.text)) {
    draft.sink.report("bad-asked", node.span);
    return std::nullopt;
  }
  FormField entry;
  entry.field = name.text;
  entry.optional = pair && read_one_of(node.pairs.front(), {"optional"}, draft.sink).has_value();
  return entry;
}

void resolve_asked(const Pair& form, Step& step, Draft& draft) {
  if (!expect_list(form, draft.sink)) return;
  std::set<std::string> seen;
  for (const auto& carried : step.carry) seen.insert(carried.name);
  for (const auto& [name, value] : step.with) seen.insert(name);
  for (const auto& node : form.value.items) {
    auto entry = read_asked(node, draft);
    if (!entry) continue;
    if (!seen.insert(entry->field).second) draft.sink.report("carried-twice", node.span, {{"name", entry->field}});
    step.handover->asked.push_back(std::move(*entry));
  }
}

// Reports a form of a step without a performer.
void check_form(const StepSource& source, const Step& step, Draft& draft) {
  if (source.form && !step.asks_person())
    draft.sink.report("form-of-nobody", source.form->key.span, {{"step", step.name}});
}

void resolve_step_transfers(Index index, Draft& draft) {
  auto& step = draft.step(index);
  const auto& source = draft.source(index);
  if (!source.kind) return;
  if (source.carry) resolve_carry(*source.carry, step, draft);
  if (source.with && !step.binding) resolve_with(*source.with, step, draft);
  if (step.send) resolve_send(source, step, draft);
  if (step.handover && source.form) resolve_asked(*source.form, step, draft);
  check_form(source, step, draft);
}

}  // namespace

void resolve_data_transfers(const AssignedDraft& in) {
  auto& draft = in.draft();
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index)
    resolve_step_transfers(index, draft);
}

}  // namespace parcours::definition

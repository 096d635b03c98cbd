// Checks actions against their contracts: names, settings, inputs, outputs and performers.
#include <algorithm>

#include "base/nearest.hpp"
#include "definition/model/types.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

std::vector<std::string> names_of(const std::vector<Datum>& data) {
  std::vector<std::string> names;
  for (const auto& datum : data) names.push_back(datum.name);
  return names;
}

const Datum* find(const std::vector<Datum>& data, const std::string& name) {
  const auto at = std::find_if(data.begin(), data.end(), [&](const Datum& each) { return each.name == name; });
  return at == data.end() ? nullptr : &*at;
}

// Returns false, and reports why, when the action has no known contract.
bool check_action(const Step& step, const StepSource& source, Draft& draft) {
  const auto at = source.kind->value.span;
  const auto& action = step.binding->action;
  if (draft.workflow.sheet.empty()) return draft.sink.report("action-without-sheet", at, {{"action", action}}), false;
  if (!action.starts_with(draft.workflow.sheet + ".")) {
    draft.sink.report("foreign-action", at, {{"action", action}, {"sheet", draft.workflow.sheet}});
    return false;
  }
  if (!draft.sheet) return false;
  if (draft.contract(step)) return true;
  std::vector<std::string> names;
  for (const auto& contract : draft.sheet->contracts) names.push_back(contract.action);
  draft.sink.report("unknown-action", at, {{"action", action}, {"actions", listed(names)}}, nearest(action, names));
  return false;
}

Field like(const Datum& datum) {
  Field field;
  field.name = datum.name;
  field.type = datum.type;
  if (datum.type == Type::number) field.decimals = 9;
  for (const auto& value : datum.of) field.options.push_back({value, {}, {}, {}});
  return field;
}

// A number without a point stays a whole number.
Value whole_if_whole(const Value& value) {
  const auto* exact = value.get_if<Decimal>();
  return exact && exact->scale == 0 ? Value(exact->units) : value;
}

void read_with(const Pair& with, const Contract& contract, Step& step, Draft& draft) {
  if (!expect_map(with, draft.sink)) return;
  auto allowed = names_of(contract.settings);
  for (auto& name : names_of(contract.input)) allowed.push_back(std::move(name));
  for (const auto& pair : with.value.pairs) {
    const Datum* datum = find(contract.settings, pair.key.text);
    if (!datum) datum = find(contract.input, pair.key.text);
    if (!datum)
      draft.sink.report("unknown-setting", pair.key.span,
                        {{"action", contract.action},
                         {"setting", pair.key.text},
                         {"settings", allowed.empty() ? "-" : listed(allowed)}},
                        nearest(pair.key.text, allowed));
    else if (auto value = read_literal(pair.value, like(*datum), draft))
      step.binding->literals.set(pair.key.text,
                                 datum->type == Type::number ? whole_if_whole(*value) : std::move(*value));
  }
}

void check_settings(const Contract& contract, const Step& step, const StepSource& source, Draft& draft) {
  for (const auto& setting : contract.settings)
    if (setting.required && !(source.with && source.with->value.find(setting.name)))
      draft.sink.report("missing-setting", source.kind->value.span,
                        {{"action", step.binding->action}, {"setting", setting.name}});
}

bool same_kind(Type given, Type wanted) {
  if (given == wanted) return true;
  return (wanted == Type::text || wanted == Type::note) &&
         (given == Type::text || given == Type::note || given == Type::choice);
}

// Checks a field that is a datum of the contract: its type, and that the sheet knows every value of a choice.
void check_datum(const Datum& datum, const Field& field, const Step& step, Span at, Draft& draft) {
  if (!same_kind(field.type, datum.type))
    return draft.sink.report("other-type", at,
                             {{"action", step.binding->action},
                              {"name", datum.name},
                              {"wanted", std::string(name_of(datum.type))},
                              {"given", std::string(name_of(field.type))}});
  std::vector<std::string> strange;
  for (const auto& option : field.options)
    if (!datum.of.empty() && std::find(datum.of.begin(), datum.of.end(), option.name) == datum.of.end())
      strange.push_back(option.name);
  if (!strange.empty())
    draft.sink.report("other-choices", at,
                      {{"action", step.binding->action},
                       {"name", datum.name},
                       {"strange", listed(strange)},
                       {"known", listed(datum.of)}});
}

// Returns the field with the value of a datum: of a visible element, or of the case.
const Field* field_for(const Datum& datum, const Step& step, const Draft& draft) {
  for (const auto index : lists_around(step.block, draft.workflow)) {
    const auto* list = draft.workflow.field(draft.workflow.steps[static_cast<std::size_t>(index)].list);
    if (const auto* field = list ? draft.workflow.field(list->item + "." + datum.name) : nullptr) return field;
  }
  return draft.workflow.field(datum.name);
}

bool is_carried(const Datum& datum, const Step& step) {
  return std::any_of(step.carry.begin(), step.carry.end(),
                     [&](const DataAssignment& each) { return each.name == datum.name; });
}

void check_inputs(const Contract& contract, const Step& step, const StepSource& source, Draft& draft) {
  const auto at = source.kind->value.span;
  for (const auto& datum : contract.input) {
    if (step.binding->literals.find(datum.name) || is_carried(datum, step)) continue;
    if (const auto* field = field_for(datum, step, draft))
      check_datum(datum, *field, step, at, draft);
    else if (datum.required && !(source.with && source.with->value.find(datum.name)))
      draft.sink.report("unbound-input", at, {{"action", step.binding->action}, {"input", datum.name}});
  }
  for (const auto& datum : contract.output) {
    const auto* field = draft.workflow.field(datum.name);
    if (field) check_datum(datum, *field, step, at, draft);
    if (field && !field->computed.empty())
      draft.sink.report("computed-output", at, {{"action", step.binding->action}, {"field", datum.name}});
  }
}

void copy_contract(const Contract& contract, ActionBinding& binding) {
  binding.settings = names_of(contract.settings);
  for (const auto& datum : contract.input)
    (datum.required ? binding.inputs : binding.optional_inputs).push_back(datum.name);
  binding.outputs = names_of(contract.output);
  binding.reads = contract.reads;
  binding.chosen = contract.chosen;
}

void check_people(const Contract& contract, const Step& step, const StepSource& source, Draft& draft) {
  if (source.by || source.offered_to) return;
  if (contract.decides && draft.workflow.subject == Subject::person)
    draft.sink.report("decides-alone", source.kind->value.span, {{"action", step.binding->action}});
  else if (contract.chosen)
    draft.sink.report("chosen-by-nobody", source.kind->value.span, {{"action", step.binding->action}});
}

}  // namespace

void resolve_actions(const SuppliedDraft& in) {
  auto& draft = in.draft();
  for (Index index = 0; index < static_cast<Index>(draft.workflow.steps.size()); ++index) {
    auto& step = draft.step(index);
    const auto& source = draft.source(index);
    if (!source.kind || !step.binding || !check_action(step, source, draft)) continue;
    const auto& contract = *draft.contract(step);
    copy_contract(contract, *step.binding);
    if (source.with) read_with(*source.with, contract, step, draft);
    check_settings(contract, step, source, draft);
    check_inputs(contract, step, source, draft);
    check_people(contract, step, source, draft);
  }
}

}  // namespace parcours::definition

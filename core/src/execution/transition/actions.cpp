#include "execution/transition/actions.hpp"

#include <algorithm>

#include "base/retry_delays.hpp"
#include "execution/lookup.hpp"
#include "execution/transition/forms.hpp"
#include "execution/transition/path.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

void set_if_present(Record& to, const std::string& name, const Value& value) {
  if (!value.is_null()) to.set(name, value);
}

}  // namespace

void Actions::request_next() {
  while (state_.ok() && !state_.has_action_request()) {
    const auto& tokens = state_.a_case().tokens;
    const auto runs = [&](const Token& t) {
      return !t.waits_for_person && t.stalled.empty() && t.branch.empty() && t.step != kAccepts &&
             state_.step_of(t).kind == Step::Kind::action;
    };
    const auto token = std::find_if(tokens.begin(), tokens.end(), runs);
    if (token == tokens.end()) return;
    const Step& step = state_.step_of(*token);
    if (missing_input(step, state_.transferred_data(step, token->parent), token->parent))
      stall(*token, "missing");
    else
      request(*token, step, {});
  }
}

void Actions::request(const Token& token, const Step& step, const std::string& outcome) {
  const auto& binding = *step.binding;
  const Record data = state_.transferred_data(step, token.parent);
  if (const auto* name = missing_input(step, data, token.parent))
    return state_.refuse("missing", {{"field", *name}}, *name);
  ActionRequest request{token.id, binding.action, outcome, {}, {}, {}, token.attempts + 1, token.waits_for_person};
  for (const auto& name : binding.settings)
    if (const auto* value = binding.literals.find(name)) set_if_present(request.settings, name, *value);
  request.input = input_of(step, data, token.parent);
  for (const auto& name : binding.reads) set_if_present(request.fields, name, value_of(step, name, token.parent));
  state_.set_action_request(std::move(request));
}

const std::string* Actions::missing_input(const Step& step, const Record& data, std::int64_t frame) const {
  const auto& binding = *step.binding;
  const auto lacks = [&](const std::string& name) {
    return !binding.literals.find(name) && !data.find(name) && value_of(step, name, frame).is_null();
  };
  const auto at = std::find_if(binding.inputs.begin(), binding.inputs.end(), lacks);
  return at == binding.inputs.end() ? nullptr : &*at;
}

Record Actions::input_of(const Step& step, const Record& data, std::int64_t frame) const {
  const auto& binding = *step.binding;
  Record input;
  for (const auto* names : {&binding.inputs, &binding.optional_inputs})
    for (const auto& name : *names) {
      const Value* value = binding.literals.find(name);
      if (!value) value = data.find(name);
      set_if_present(input, name, value ? *value : value_of(step, name, frame));
    }
  return input;
}

Value Actions::value_of(const Step& step, const std::string& name, std::int64_t frame) const {
  const auto& workflow = state_.workflow();
  for (const auto* list : enclosing_lists(workflow, step))
    if (const auto* value = field_value(workflow, state_.a_case(), frame, list->item + "." + name)) return *value;
  if (const auto* field = workflow.field(name); field && !field->computed.empty())
    return computed(*field, state_.view(frame));
  if (const auto* value = field_value(workflow, state_.a_case(), frame, name)) return *value;
  const auto* parameter = state_.context().parameters.find(name);
  return parameter ? *parameter : Value();
}

void Actions::complete(const Token& token, const ActionResult& in) {
  const Step& step = state_.step_of(token);
  for (const auto& [name, value] : in.outputs) store_output(step, name, value, token.parent);
  for (const auto& fact : in.facts) state_.emit(fact);
  if (state_.ok()) path_.end_step(token.id, step, in.outcome, state_.performer());
}

void Actions::store_output(const Step& step, const std::string& name, const Value& value, std::int64_t frame) {
  const auto& workflow = state_.workflow();
  std::string field_name = name;
  for (const auto* list : enclosing_lists(workflow, step))
    if (workflow.field(list->item + "." + name)) field_name = list->item + "." + name;
  const auto* field = workflow.field(field_name);
  if (!field || !field->computed.empty()) return;
  auto typed = definition::coerce(*field, value, state_.calendar());
  if (typed)
    forms_.set_field(field_name, *typed, frame);
  else
    state_.refuse_all(typed.problems());
}

void Actions::stall(const Token& token, const std::string& code) {
  const std::int64_t attempt = token.attempts + 1;
  const auto delay = retry_delay(attempt);
  state_.emit(Stalled{token.id, code, attempt, delay ? std::optional(state_.now() + *delay) : std::nullopt});
}

void Actions::retry_due() {
  const Token* first = nullptr;
  for (const Token& token : state_.a_case().tokens)
    if (token.retry_at && *token.retry_at <= state_.now() && (!first || *token.retry_at < *first->retry_at))
      first = &token;
  if (first) state_.emit(Retried{first->id});
}

}  // namespace parcours::execution

// Actions: what they are asked with, and what becomes of their answers.
#include <algorithm>

#include "base/retry_delays.hpp"
#include "execution/lookup.hpp"
#include "execution/transition.hpp"

namespace parcours::execution {
namespace {

void set_if_present(Record& to, const std::string& name, const Value& value) {
  if (!value.is_null()) to.set(name, value);
}

}  // namespace

// The first step that runs by itself and has not stalled is asked for its action; one that lacks what it needs stalls.
void Transition::request_next_action() {
  while (ok() && !decision_.action_request) {
    const auto runs = [&](const Token& t) {
      return !t.waits_for_person && t.stalled.empty() && t.branch.empty() && t.step != kAccepts &&
             step_of(t).kind == Step::Kind::action;
    };
    const auto token = std::find_if(state().tokens.begin(), state().tokens.end(), runs);
    if (token == state().tokens.end()) return;
    const Step& step = step_of(*token);
    if (missing_input(step, transferred_data(step, token->parent), token->parent))
      stall(*token, "missing");
    else
      request_action(*token, step, {});
  }
}

const std::string* Transition::missing_input(const Step& step, const Record& given, std::int64_t frame) const {
  const auto& binding = *step.binding;
  const auto lacks = [&](const std::string& name) {
    return !binding.literals.find(name) && !given.find(name) && value_of(step, name, frame).is_null();
  };
  const auto at = std::find_if(binding.inputs.begin(), binding.inputs.end(), lacks);
  return at == binding.inputs.end() ? nullptr : &*at;
}

void Transition::request_action(const Token& token, const Step& step, const std::string& outcome) {
  const auto& binding = *step.binding;
  const Record given = transferred_data(step, token.parent);
  if (const auto* name = missing_input(step, given, token.parent)) return refuse("missing", {{"field", *name}}, *name);
  ActionRequest request{token.id, binding.action, outcome, {}, {}, {}, token.attempts + 1, token.waits_for_person};
  for (const auto& name : binding.settings)
    if (const auto* value = binding.literals.find(name)) set_if_present(request.settings, name, *value);
  for (const auto* names : {&binding.inputs, &binding.optional_inputs})
    for (const auto& name : *names) {
      const Value* value = binding.literals.find(name);
      if (!value) value = given.find(name);
      set_if_present(request.input, name, value ? *value : value_of(step, name, token.parent));
    }
  for (const auto& name : binding.reads) set_if_present(request.fields, name, value_of(step, name, token.parent));
  decision_.action_request = std::move(request);
}

// A field by its bare name: of the row that the step works on, of the case, or a parameter.
Value Transition::value_of(const Step& step, const std::string& name, std::int64_t frame) const {
  for (const auto* list : enclosing_lists(workflow_, step))
    if (const auto* value = field_value(workflow_, decision_.after, frame, list->item + "." + name)) return *value;
  if (const auto* field = workflow_.field(name); field && !field->computed.empty())
    return computed(*field, view(frame));
  if (const auto* value = field_value(workflow_, decision_.after, frame, name)) return *value;
  const auto* parameter = context_.parameters.find(name);
  return parameter ? *parameter : Value();
}

// Outputs that the workflow keeps, facts, and the way on.
void Transition::complete_action(const Token& token, const ActionResult& in) {
  const Step& step = step_of(token);
  for (const auto& [name, value] : in.outputs) store_output(name, value, step, token.parent);
  for (const auto& fact : in.facts) emit(fact);
  if (ok()) end_step(token.id, step, in.outcome, performer_);
}

// It is tried again by itself, whatever was the matter, until somebody has to look at it.
void Transition::stall(const Token& token, const std::string& code) {
  const std::int64_t attempt = token.attempts + 1;
  const auto pause = retry_delay(attempt);
  emit(Stalled{token.id, code, attempt, pause ? std::optional(context_.moment.now + *pause) : std::nullopt});
}

// After the lines that are due: a step that one of them has left is not tried any more.
// One a ring, the longest due first: what one of them does, or breaks, keeps no other from its turn. The case then
// rings again at once.
void Transition::retry_due() {
  const Token* first = nullptr;
  for (const Token& token : state().tokens)
    if (token.retry_at && *token.retry_at <= context_.moment.now && (!first || *token.retry_at < *first->retry_at))
      first = &token;
  if (first) emit(Retried{first->id});
}

void Transition::store_output(const std::string& name, const Value& value, const Step& step, std::int64_t frame) {
  std::string field_name = name;
  for (const auto* list : enclosing_lists(workflow_, step))
    if (workflow_.field(list->item + "." + name)) field_name = list->item + "." + name;
  const auto* field = workflow_.field(field_name);
  if (!field || !field->computed.empty()) return;
  auto typed = definition::coerce(*field, value, context_.moment.calendar);
  if (typed)
    set_field(field_name, *typed, frame);
  else
    refuse_all(typed.problems());
}

}  // namespace parcours::execution

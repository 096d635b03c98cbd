// Actions: what they are asked with, and what becomes of their answers.
#include <algorithm>

#include "base/pauses.hpp"
#include "execution/names.hpp"
#include "execution/play.hpp"

namespace parcours::execution {
namespace {

void give(Record& to, const std::string& name, const Value& value) {
  if (!value.is_null()) to.set(name, value);
}

}  // namespace

// The first step that runs by itself and has not stalled is asked for its action; one that lacks what it needs stalls.
void Play::ask_next() {
  while (well() && !d_.asked) {
    const auto runs = [&](const Token& t) {
      return !t.waits_for_person && t.stalled.empty() && t.branch.empty() && t.step != kAccepts &&
             step_of(t).kind == Step::Kind::action;
    };
    const auto token = std::find_if(now().tokens.begin(), now().tokens.end(), runs);
    if (token == now().tokens.end()) return;
    const Step& step = step_of(*token);
    if (missing_input(step, carried(step, token->parent), token->parent))
      stall(*token, "missing");
    else
      ask_action(*token, step, {});
  }
}

const std::string* Play::missing_input(const Step& step, const Record& given, std::int64_t frame) const {
  const auto& use = *step.use;
  const auto lacks = [&](const std::string& name) {
    return !use.literals.find(name) && !given.find(name) && value_of(step, name, frame).is_null();
  };
  const auto at = std::find_if(use.inputs.begin(), use.inputs.end(), lacks);
  return at == use.inputs.end() ? nullptr : &*at;
}

void Play::ask_action(const Token& token, const Step& step, const std::string& outcome) {
  const auto& use = *step.use;
  const Record given = carried(step, token.parent);
  if (const auto* name = missing_input(step, given, token.parent)) return refuse("missing", {{"field", *name}}, *name);
  Asked asked{token.id, use.action, outcome, {}, {}, {}, token.attempts + 1, token.waits_for_person};
  for (const auto& name : use.settings)
    if (const auto* value = use.literals.find(name)) give(asked.settings, name, *value);
  for (const auto* names : {&use.inputs, &use.optional_inputs})
    for (const auto& name : *names) {
      const Value* value = use.literals.find(name);
      if (!value) value = given.find(name);
      give(asked.input, name, value ? *value : value_of(step, name, token.parent));
    }
  for (const auto& name : use.reads) give(asked.fields, name, value_of(step, name, token.parent));
  d_.asked = std::move(asked);
}

// A field by its bare name: of the row that the step works on, of the case, or a parameter.
Value Play::value_of(const Step& step, const std::string& name, std::int64_t frame) const {
  for (const auto* list : lists_around(w_, step))
    if (const auto* value = held(w_, d_.after, frame, list->item + "." + name)) return *value;
  if (const auto* field = w_.field(name); field && !field->computed.empty())
    return computed(*field, w_, d_.after, around_, frame);
  if (const auto* value = held(w_, d_.after, frame, name)) return *value;
  const auto* parameter = around_.parameters.find(name);
  return parameter ? *parameter : Value();
}

// Outputs that the workflow keeps, facts, and the way on.
void Play::end_action(const Token& token, const Answer& in) {
  const Step& step = step_of(token);
  for (const auto& [name, value] : in.outputs) keep(name, value, step, token.parent);
  for (const auto& fact : in.facts) emit(fact);
  if (well()) end(token.id, step, in.outcome, doer_);
}

// It is tried again by itself, whatever was the matter, until somebody has to look at it.
void Play::stall(const Token& token, const std::string& code) {
  const std::int64_t attempt = token.attempts + 1;
  const auto pause = pause_after(attempt);
  emit(Stalled{token.id, code, attempt, pause ? std::optional(around_.moment.now + *pause) : std::nullopt});
}

// After the lines that are due: a step that one of them has left is not tried any more.
// One a ring, the longest due first: what one of them does, or breaks, keeps no other from its turn. The case then
// rings again at once.
void Play::retry_due() {
  const Token* first = nullptr;
  for (const Token& token : now().tokens)
    if (token.again && *token.again <= around_.moment.now && (!first || *token.again < *first->again)) first = &token;
  if (first) emit(Retried{first->id});
}

void Play::keep(const std::string& name, const Value& value, const Step& step, std::int64_t frame) {
  std::string kept = name;
  for (const auto* list : lists_around(w_, step))
    if (w_.field(list->item + "." + name)) kept = list->item + "." + name;
  const auto* field = w_.field(kept);
  if (!field || !field->computed.empty()) return;
  auto typed = definition::typed(*field, value, around_.moment.calendar);
  if (typed)
    set(kept, *typed, frame);
  else
    refuse_all(typed.problems());
}

}  // namespace parcours::execution

#include "execution/transition/transition.hpp"

#include <algorithm>

namespace parcours::execution {

using definition::Step;

void Transition::begin(const Opening& in) {
  const auto& workflow = state_.workflow();
  state_.emit(Opened{in.reference, workflow.name, in.version, state_.context().actor, territory_of(workflow, in.with),
                     in.origin});
  forms_.set_default_values();
  meanwhile_.set_lines(workflow.blocks.front().lines, 0, 0);
  if (!in.origin.reference.empty()) return;
  path_.add_move_to(workflow.entry(), 0);
  scheduler_.run_moves();
}

void Transition::apply(const Opening& in) {
  begin(in);
  if (!in.origin.reference.empty()) return incoming_.open(in);
  if (!state_.ok()) return;
  const auto& tokens = state_.a_case().tokens;
  const auto first = std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.waits_for_person; });
  if (first == tokens.end()) return state_.refuse("not-waiting");
  state_.set_performer();
  complete(Token(*first), {first->id, in.with, in.outcome, 0});
}

void Transition::apply(const Completion& in) {
  const Token* token = state_.find_task(in.token);
  if (!token) return;
  if (!token->waits_for_person) return state_.refuse("not-waiting");
  // Nobody has seen a revision that is yet to come, nor a task that was opened after the revision that they saw.
  const bool impossible = in.seen < 0 || in.seen > state_.a_case().revision || (in.seen > 0 && token->since > in.seen);
  if (impossible) return state_.refuse("conflict");
  state_.set_performer();
  if (token->step == kAccepts) return incoming_.accept(Token(*token), in);
  if (in.seen > 0 && is_stale(state_.step_of(*token).form, state_.a_case(), in.seen)) return state_.refuse("conflict");
  complete(Token(*token), in);
}

void Transition::complete(const Token& token, const Completion& in) {
  const Step& step = state_.step_of(token);
  if (!forms_.check_four_eyes(step, token.parent)) return;
  if (step.kind == Step::Kind::handover) {
    const auto asked = read_handover_form(step, in.with);
    if (!asked) return state_.refuse_all(asked.problems());
    outgoing_.hand_over(step, token.id, *asked);
    return scheduler_.move_until_rest();
  }
  const std::string outcome = forms_.chosen_outcome(step, in.outcome);
  if (!forms_.apply(step.form, step.checks, {in.with, outcome}, token.parent)) return;
  if (step.kind == Step::Kind::action) return actions_.request(*state_.a_case().token(token.id), step, outcome);
  path_.end_step(token.id, step, outcome, state_.context().actor);
  scheduler_.move_until_rest();
}

void Transition::apply(const Start& in) {
  const auto all = offered(state_.workflow(), state_.a_case(), state_.context());
  const auto matches = [&](const Offered& o) { return o.step == in.step && (in.frame == 0 || o.frame == in.frame); };
  const auto offer = std::find_if(all.begin(), all.end(), matches);
  if (offer == all.end()) return state_.refuse("not-offered", {{"step", in.step}});
  state_.set_performer();
  const Step& step = *state_.workflow().step(in.step);
  anytime_.start(step, offer->frame);
  const std::int64_t token = state_.a_case().last_token;
  // Without a `by`, the actor who starts it does it at once, because it waits for nobody else. Who may do it does it at
  // once where they give its form.
  const bool gives_form = !(in.with.empty() && in.outcome.empty());
  const bool does_it = step.by.empty() || (in.may_do && gives_form);
  const bool at_once = does_it && step.asks_person() && state_.a_case().token(token);
  if (!at_once && gives_form) return state_.refuse("started-only", {{"step", in.step}});
  if (state_.ok() && at_once) return complete(Token(*state_.a_case().token(token)), {token, in.with, in.outcome, 0});
  scheduler_.move_until_rest();
}

void Transition::apply(const RetryInput& in) {
  const Token* token = state_.find_task(in.token);
  if (!token) return;
  if (token->stalled.empty()) return state_.refuse("not-stalled");
  state_.emit(Retried{in.token});
  actions_.request_next();
}

void Transition::apply(const TimersDue&) {
  if (!state_.a_case().is_open() || state_.a_case().suspended) return;
  for (const auto& timer : meanwhile_.due_timers()) {
    meanwhile_.fire_if_due(timer);
    scheduler_.run_moves();
    if (!state_.ok() || !state_.a_case().is_open()) break;
  }
  scheduler_.run_moves();
  // After the lines: a step that one of them has left is not retried.
  actions_.retry_due();
  actions_.request_next();
}

void Transition::apply(const Reopening&) {
  if (state_.a_case().is_open()) return state_.refuse("still-open");
  if (!is_reopenable()) return state_.refuse("not-reopenable");
  state_.set_performer();
  state_.emit(Reopened{state_.context().actor});
  meanwhile_.set_lines(state_.workflow().blocks.front().lines, 0, 0);
  path_.add_move_to(state_.workflow().reopen->next, 0);
  scheduler_.move_until_rest();
}

bool Transition::is_reopenable() const {
  const auto& rule = state_.workflow().reopen;
  const Case& c = state_.a_case();
  if (!rule || (rule->times && c.reopened >= *rule->times)) return false;
  return !rule->within ||
         state_.calendar().end_of_delay(*rule->within, c.ended_at.value_or(c.last_event), Roll::none) > state_.now();
}

void Transition::apply(const Suspension&) {
  if (!state_.a_case().is_open()) return state_.refuse("not-open");
  if (state_.a_case().suspended) return state_.refuse("already-suspended");
  state_.emit(Suspended{state_.context().actor});
}

void Transition::apply(const Resumption&) {
  if (!state_.a_case().suspended) return state_.refuse("not-suspended");
  const Instant stopped = *state_.a_case().suspended;
  state_.emit(Resumed{state_.context().actor});
  meanwhile_.resume(stopped);
  scheduler_.move_until_rest();
}

void Transition::apply(const ActionResult& in) {
  const Token* token = state_.a_case().token(in.token);
  if (!token) throw Error(Error::Code::misuse, "an answer for a token that is not there");
  if (token->waits_for_person) state_.set_performer();
  if (in.kind == ActionResult::Kind::failed)
    actions_.stall(*token, in.outcome);
  else
    actions_.complete(Token(*token), in);
  scheduler_.move_until_rest();
}

}  // namespace parcours::execution

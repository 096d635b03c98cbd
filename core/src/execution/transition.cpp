#include "execution/transition.hpp"

#include <algorithm>

#include "execution/form.hpp"
#include "execution/lookup.hpp"

namespace parcours::execution {

Transition::Transition(const definition::Workflow& workflow, Case a_case, const DecisionContext& context)
    : workflow_(workflow), context_(context) {
  decision_.after = std::move(a_case);
  stamp_ = {context.revision, context.moment.now};
}

void Transition::apply(const Opening& in) {
  emit(Opened{in.reference, workflow_.name, in.version, context_.actor, territory_of(workflow_, in.with), in.origin});
  set_default_values();
  set_lines(workflow_.blocks.front().lines, 0, 0);
  if (!in.origin.reference.empty()) return open_by_handover(in);
  moves_.push_back({{workflow_.entry(), {}}, 0, {}, {}});
  run_to_completion();
  if (!ok()) return;
  const auto first =
      std::find_if(state().tokens.begin(), state().tokens.end(), [](const Token& t) { return t.waits_for_person; });
  if (first == state().tokens.end()) return refuse("not-waiting");
  performer_ = context_.actor;
  complete(Token(*first), {first->id, in.with, in.outcome, 0});
}

void Transition::apply(const Completion& in) {
  const Token* token = task(in.token);
  if (!token) return;
  if (!token->waits_for_person) return refuse("not-waiting");
  // Nobody has seen what is yet to arrived, nor a task that was opened after what they saw.
  const bool impossible = in.seen < 0 || in.seen > state().revision || (in.seen > 0 && token->since > in.seen);
  if (impossible) return refuse("conflict");
  performer_ = context_.actor;
  if (token->step == kAccepts) return accept(Token(*token), in);
  if (in.seen > 0 && is_stale(step_of(*token).form, state(), in.seen)) return refuse("conflict");
  complete(Token(*token), in);
}

void Transition::apply(const Start& in) {
  const auto all = offered(workflow_, state(), context_);
  const auto here = [&](const Offered& o) { return o.step == in.step && (in.frame == 0 || o.frame == in.frame); };
  const auto offer = std::find_if(all.begin(), all.end(), here);
  if (offer == all.end()) return refuse("not-offered", {{"step", in.step}});
  performer_ = context_.actor;
  const Step& step = *workflow_.step(in.step);
  start_anytime(step, offer->frame);
  const std::int64_t token = state().last_token;
  // Without a `by`, whoever starts it does it: at once, since nobody else would.
  const bool at_once = step.by.empty() && step.asks_person() && state().token(token);
  if (!at_once && !(in.with.empty() && in.outcome.empty())) return refuse("started-only", {{"step", in.step}});
  if (ok() && at_once) return complete(Token(*state().token(token)), {token, in.with, in.outcome, 0});
  run_to_completion();
  request_next_action();
}

void Transition::apply(const RetryInput& in) {
  const Token* token = task(in.token);
  if (!token) return;
  if (token->stalled.empty()) return refuse("not-stalled");
  emit(Retried{in.token});
  request_next_action();
}

void Transition::apply(const TimersDue&) {
  if (!state().is_open() || state().suspended) return;
  fire_due();
  run_to_completion();
  retry_due();
  request_next_action();
}

void Transition::apply(const Reopening&) {
  const auto& rule = workflow_.reopen;
  if (state().is_open()) return refuse("still-open");
  const bool often = rule && rule->times && state().reopened >= *rule->times;
  const bool late = rule && rule->within &&
                    context_.moment.calendar.end_of_delay(*rule->within, state().ended_at.value_or(state().last_event),
                                                          Roll::none) <= context_.moment.now;
  if (!rule || often || late) return refuse("not-reopenable");
  performer_ = context_.actor;
  emit(Reopened{context_.actor});
  set_lines(workflow_.blocks.front().lines, 0, 0);
  moves_.push_back({{rule->next, {}}, 0, {}, {}});
  run_to_completion();
  request_next_action();
}

void Transition::apply(const Suspension&) {
  if (!state().is_open()) return refuse("not-open");
  if (state().suspended) return refuse("already-suspended");
  emit(Suspended{context_.actor});
}

void Transition::apply(const Resumption&) {
  if (!state().suspended) return refuse("not-suspended");
  const Instant stopped = *state().suspended;
  emit(Resumed{context_.actor});
  for (const Timer& timer : std::vector<Timer>(state().timers)) {
    const Line* line = find_line(workflow_, timer.line);
    if (!timer.at || timer.fired || timer.paused || (line && line->at)) continue;
    if (!line) {
      resume_within(timer, stopped);
      continue;
    }
    const auto frame = frame_of_line(*line, timer.token);
    const Instant from = shifted(*line, timer.from, stopped, view(frame));
    emit(TimerSet{timer.token, timer.line, from, due_at(*line, from, view(frame))});
  }
  run_to_completion();
  request_next_action();
}

// The time that a handover is given, here or where it arrived.
void Transition::resume_within(const Timer& timer, Instant stopped) {
  const auto& calendar = context_.moment.calendar;
  const Token& token = *state().token(timer.token);
  const auto& within = token.step == kAccepts ? workflow_.accepts->within : step_of(token).handover->within;
  if (!within) return;
  const Instant from = shifted(within, timer.from, stopped, context_.moment);
  emit(TimerSet{timer.token, timer.line, from, calendar.end_of_delay(*within, from)});
}

void Transition::apply(const ActionResult& in) {
  const Token* token = state().token(in.token);
  if (!token) throw Error(Error::Code::misuse, "an answer for a token that is not there");
  if (token->waits_for_person) performer_ = context_.actor;
  if (in.kind == ActionResult::Kind::failed)
    stall(*token, in.outcome);
  else
    complete_action(Token(*token), in);
  run_to_completion();
  request_next_action();
}

Decision Transition::done() && {
  if (!decision_.problems.empty())
    decision_.events.clear(), decision_.effects.clear(), decision_.action_request.reset();
  return std::move(decision_);
}

void Transition::emit(Event e) {
  evolve(decision_.after, e, stamp_);
  decision_.events.push_back(std::move(e));
}
void Transition::refuse(std::string_view code, DiagnosticTable::Arguments arguments, std::string where) {
  decision_.problems.push_back(diagnostics().problem(code, arguments, std::move(where)));
}
void Transition::refuse_all(const Problems& problems) {
  decision_.problems.insert(decision_.problems.end(), problems.begin(), problems.end());
}

// The token that the sender means; null, and the reason told, when it is gone or never was.
const Token* Transition::task(std::int64_t id) {
  const Token* token = state().token(id);
  if (!token) refuse(id > 0 && id <= state().last_token ? "conflict" : "unknown-task");
  return token;
}

const definition::Step& Transition::step_of(const Token& token) const {
  if (const Step* s = workflow_.step(token.step)) return *s;
  throw Error(Error::Code::store,
              "case " + decision_.after.reference + " stands at a step that its workflow does not have");
}

std::string Transition::scope_of(const Step& step, std::int64_t frame) const {
  if (step.block == 0)
    return "/" + (step.phase == definition::none ? std::string()
                                                 : workflow_.phases[static_cast<std::size_t>(step.phase)].name);
  return in_row_path(block_at(step.block).name, decision_.after.row_path(frame));
}

bool Transition::is_active(std::int64_t frame) const {
  return decision_.after.is_open() && (frame == 0 || decision_.after.token(frame));
}

expression::Result Transition::eval(const expression::Program& program, std::int64_t frame, const Record& form,
                                    std::string_view outcome) const {
  return evaluate(program, view(frame), form, outcome);
}
bool Transition::is_satisfied(const std::optional<expression::Program>& condition, std::int64_t frame) const {
  return !condition || eval(*condition, frame).is_true();
}

}  // namespace parcours::execution

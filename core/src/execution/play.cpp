#include "execution/play.hpp"

#include <algorithm>

#include "execution/form.hpp"
#include "execution/names.hpp"

namespace parcours::execution {

Play::Play(const definition::Workflow& workflow, Case a_case, const Circumstances& around)
    : w_(workflow), around_(around) {
  d_.after = std::move(a_case);
  stamp_ = {around.revision, around.moment.now};
}

void Play::take(const Opening& in) {
  emit(Opened{in.ref, w_.name, in.version, around_.actor, territory_of(w_, in.with), in.origin});
  preset_fields_that_no_form_asks();
  set_lines(w_.blocks.front().lines, 0, 0);
  if (!in.origin.ref.empty()) return arrive(in);
  moves_.push_back({{w_.entry(), {}}, 0, {}, {}});
  settle();
  if (!well()) return;
  const auto first =
      std::find_if(now().tokens.begin(), now().tokens.end(), [](const Token& t) { return t.waits_for_person; });
  if (first == now().tokens.end()) return refuse("not-waiting");
  doer_ = around_.actor;
  complete(Token(*first), {first->id, in.with, in.outcome, 0});
}

void Play::take(const Completion& in) {
  const Token* token = task(in.token);
  if (!token) return;
  if (!token->waits_for_person) return refuse("not-waiting");
  // Nobody has seen what is yet to come, nor a task that was opened after what they saw.
  const bool impossible = in.seen < 0 || in.seen > now().revision || (in.seen > 0 && token->since > in.seen);
  if (impossible) return refuse("conflict");
  doer_ = around_.actor;
  if (token->step == kAccepts) return accept(Token(*token), in);
  if (in.seen > 0 && is_stale(step_of(*token).form, now(), in.seen)) return refuse("conflict");
  complete(Token(*token), in);
}

void Play::take(const Start& in) {
  const auto all = offered(w_, now(), around_);
  const auto here = [&](const Offered& o) { return o.step == in.step && (in.frame == 0 || o.frame == in.frame); };
  const auto offer = std::find_if(all.begin(), all.end(), here);
  if (offer == all.end()) return refuse("not-offered", {{"step", in.step}});
  doer_ = around_.actor;
  const Step& step = *w_.step(in.step);
  start_run(step, offer->frame);
  const std::int64_t token = now().last_token;
  // Without a `by`, whoever starts it does it: at once, since nobody else would.
  const bool at_once = step.by.empty() && step.asks_person() && now().token(token);
  if (!at_once && !(in.with.empty() && in.outcome.empty())) return refuse("started-only", {{"step", in.step}});
  if (well() && at_once) return complete(Token(*now().token(token)), {token, in.with, in.outcome, 0});
  settle();
  ask_next();
}

void Play::take(const Retrial& in) {
  const Token* token = task(in.token);
  if (!token) return;
  if (token->stalled.empty()) return refuse("not-stalled");
  emit(Retried{in.token});
  ask_next();
}

void Play::take(const Ringing&) {
  if (!now().is_open() || now().suspended) return;
  ring_due();
  settle();
  retry_due();
  ask_next();
}

void Play::take(const Reopening&) {
  const auto& rule = w_.reopen;
  if (now().is_open()) return refuse("still-open");
  const bool often = rule && rule->times && now().reopened >= *rule->times;
  const bool late = rule && rule->within &&
                    around_.moment.calendar.over(*rule->within, now().ended_at.value_or(now().last_event),
                                                 Roll::none) <= around_.moment.now;
  if (!rule || often || late) return refuse("not-reopenable");
  doer_ = around_.actor;
  emit(Reopened{around_.actor});
  set_lines(w_.blocks.front().lines, 0, 0);
  moves_.push_back({{rule->next, {}}, 0, {}, {}});
  settle();
  ask_next();
}

void Play::take(const Suspension&) {
  if (!now().is_open()) return refuse("not-open");
  if (now().suspended) return refuse("already-suspended");
  emit(Suspended{around_.actor});
}

void Play::take(const Resumption&) {
  if (!now().suspended) return refuse("not-suspended");
  const Instant stopped = *now().suspended;
  emit(Resumed{around_.actor});
  for (const Timer& timer : std::vector<Timer>(now().timers)) {
    const Line* line = find_line(w_, timer.line);
    if (!timer.at || timer.fired || timer.paused || (line && line->at)) continue;
    if (!line) {
      resume_within(timer, stopped);
      continue;
    }
    const auto frame = frame_of_line(*line, timer.token);
    const Instant from = shifted(*line, timer.from, stopped, w_, now(), around_, frame);
    emit(TimerSet{timer.token, timer.line, from, due_at(*line, from, w_, now(), around_, frame)});
  }
  settle();
  ask_next();
}

// The time that a handover is given, here or where it arrived.
void Play::resume_within(const Timer& timer, Instant stopped) {
  const auto& calendar = around_.moment.calendar;
  const Token& token = *now().token(timer.token);
  const auto& within = token.step == kAccepts ? w_.accepts->within : step_of(token).handover->within;
  if (!within) return;
  const Instant from = shifted(within, timer.from, stopped, calendar, around_.moment.now);
  emit(TimerSet{timer.token, timer.line, from, calendar.over(*within, from)});
}

void Play::take(const Answer& in) {
  const Token* token = now().token(in.token);
  if (!token) throw Error(Error::Code::misuse, "an answer for a token that is not there");
  if (token->waits_for_person) doer_ = around_.actor;
  if (in.kind == Answer::Kind::failed)
    stall(*token, in.outcome);
  else
    end_action(Token(*token), in);
  settle();
  ask_next();
}

Decision Play::done() && {
  if (!d_.problems.empty()) d_.events.clear(), d_.effects.clear(), d_.asked.reset();
  return std::move(d_);
}

void Play::emit(Event e) {
  evolve(d_.after, e, stamp_);
  d_.events.push_back(std::move(e));
}
void Play::refuse(std::string_view code, Messages::Arguments arguments, std::string where) {
  d_.problems.push_back(messages().problem(code, arguments, std::move(where)));
}
void Play::refuse_all(const Problems& problems) {
  d_.problems.insert(d_.problems.end(), problems.begin(), problems.end());
}

// The token that the sender means; null, and the reason told, when it is gone or never was.
const Token* Play::task(std::int64_t id) {
  const Token* token = now().token(id);
  if (!token) refuse(id > 0 && id <= now().last_token ? "conflict" : "unknown-task");
  return token;
}

const definition::Step& Play::step_of(const Token& token) const {
  if (const Step* s = w_.step(token.step)) return *s;
  throw Error(Error::Code::store, "case " + d_.after.ref + " stands at a step that its workflow does not have");
}

std::string Play::scope_of(const Step& step, std::int64_t frame) const {
  if (step.block == 0)
    return "/" +
           (step.phase == definition::none ? std::string() : w_.phases[static_cast<std::size_t>(step.phase)].name);
  return in_rows(block_at(step.block).name, d_.after.rows_around(frame));
}

bool Play::stands(std::int64_t frame) const { return d_.after.is_open() && (frame == 0 || d_.after.token(frame)); }

expression::Result Play::ask(const expression::Program& program, std::int64_t frame, const Record& form,
                             std::string_view outcome) const {
  return evaluate(program, w_, d_.after, around_, frame, form, outcome);
}
bool Play::holds(const std::optional<expression::Program>& condition, std::int64_t frame) const {
  return !condition || ask(*condition, frame).is_true();
}

}  // namespace parcours::execution

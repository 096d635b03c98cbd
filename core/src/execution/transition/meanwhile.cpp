#include "execution/transition/meanwhile.hpp"

#include <algorithm>

#include "execution/transition/anytime_steps.hpp"
#include "execution/transition/path.hpp"

namespace parcours::execution {

using definition::Line;

namespace {

// Whether the line does more than remind.
bool acts(const Line& line) { return !line.next.empty() || line.also != definition::none || !line.counts.empty(); }

// How expressions see the case when the clock is at another time. Refers to the state.
class AtClock {
 public:
  AtClock(const TransitionState& state, Instant now, std::int64_t frame)
      : state_(state), context_(state.context()), frame_(frame) {
    context_.moment.now = now;
  }
  Instant now() const { return context_.moment.now; }
  EvaluationContext view() const { return {state_.workflow(), state_.a_case(), context_, frame_}; }

 private:
  const TransitionState& state_;
  DecisionContext context_;
  std::int64_t frame_;
};

}  // namespace

void Meanwhile::set_lines(const std::vector<Line>& lines, std::int64_t token, std::int64_t frame) {
  for (const auto& line : lines)
    if (line.trigger != Line::Trigger::message) set_line({&line, token}, state_.clock(), frame);
}

void Meanwhile::set_line(const ActiveLine& active, Instant from, std::int64_t frame) {
  const Line& line = *active.line;
  const AtClock clock(state_, clock_of(line), frame);
  auto at = due_at(line, from, clock.view());
  const bool past = at && *at <= clock.now();
  const auto skipped = past && !acts(line) ? at : std::nullopt;
  if (past && line.every)
    at = due_again(line, from, *at, clock.view());
  else if (skipped)
    at.reset();
  state_.emit(TimerSet{active.token, line.key, from, at, skipped});
  const bool runs = !state_.a_case().suspended;
  if (past && acts(line) && runs) overdue_.push_back(*state_.a_case().timer(active.token, line.key));
}

void Meanwhile::reset_line(const ActiveLine& active, const Timer& was, bool has_repeated) {
  const Line& line = *active.line;
  const std::int64_t frame = frame_of_line(state_.a_case(), active);
  if (line.every) return reset_repetition(active, was, frame);
  if (was.fired || has_repeated) return keep_fired(active, was, frame);
  if (!was.paused) return set_line(active, was.from, frame);
  const AtClock clock(state_, *was.paused, frame);
  auto at = due_at(line, was.from, clock.view());
  const auto skipped = at && *at <= clock.now() && !acts(line) ? at : std::nullopt;
  if (skipped) at.reset();
  state_.emit(TimerSet{active.token, line.key, was.from, at, skipped});
  if (at) state_.emit(TimerPaused{active.token, line.key, was.paused});
}

// The new date is recorded, so that the line does not act again when its date is next compared with it.
void Meanwhile::keep_fired(const ActiveLine& active, const Timer& was, std::int64_t frame) {
  const Line& line = *active.line;
  const AtClock clock(state_, clock_of(line), frame);
  state_.emit(TimerSet{active.token, line.key, was.from, due_at(line, was.from, clock.view())});
  state_.emit(TimerFired{active.token, line.key});
}

void Meanwhile::reset_repetition(const ActiveLine& active, const Timer& was, std::int64_t frame) {
  const Line& line = *active.line;
  const AtClock clock(state_, was.paused.value_or(clock_of(line)), frame);
  auto at = due_at(line, was.from, clock.view());
  const bool waits = !was.fired && was.at && *was.at <= clock.now();  // its time has come, and it acts next
  if (at && *at <= clock.now()) at = waits ? was.at : due_again(line, was.from, *at, clock.view());
  state_.emit(TimerSet{active.token, line.key, was.from, at});
  if (was.paused) state_.emit(TimerPaused{active.token, line.key, was.paused});
}

void Meanwhile::resume(Instant stopped) {
  for (const Token& token : std::vector<Token>(state_.a_case().tokens))
    if (token.due && token.branch.empty() && token.step != kAccepts) resume_due(token, stopped);
  for (const Timer& timer : std::vector<Timer>(state_.a_case().timers)) {
    const Line* line = find_line(state_.workflow(), timer.line);
    if (!timer.at || timer.fired || timer.paused || (line && line->at)) continue;
    if (!line) {
      resume_handover(timer, stopped);
      continue;
    }
    const auto view = state_.view(frame_of_line(state_.a_case(), {line, timer.token}));
    const Instant from = shifted(*line, timer.from, stopped, view);
    state_.emit(TimerSet{timer.token, timer.line, from, due_after_pause(*line, from, timer.at, view)});
  }
}

void Meanwhile::resume_due(const Token& token, Instant stopped) {
  const auto& due = state_.step_of(token).due;
  if (!due) return;
  const Instant at = shifted_end(*due, *token.due, stopped, state_.view(token.parent));
  if (at != *token.due) state_.emit(TimerSet{token.id, token.step + std::string(kDueOfStep), state_.now(), at});
}

// The delay of a handover (`within`), in the case that sent it or in the one that received it.
void Meanwhile::resume_handover(const Timer& timer, Instant stopped) {
  const Token& token = *state_.a_case().token(timer.token);
  const auto within = within_of(state_.workflow(), token.step);
  if (!within) return;
  const Instant from = shifted(within, timer.from, stopped, state_.context().moment);
  state_.emit(TimerSet{timer.token, timer.line, from, state_.calendar().end_of_delay(*within, from)});
}

std::vector<Timer> Meanwhile::due_timers() const {
  std::vector<Timer> due;
  for (const auto& t : state_.a_case().timers)
    if (t.at && !t.fired && !t.paused && *t.at <= state_.now()) due.push_back(t);
  std::stable_sort(due.begin(), due.end(), [](const Timer& a, const Timer& b) { return *a.at < *b.at; });
  return due;
}

void Meanwhile::fire_if_due(const Timer& timer) {
  const Timer* current = state_.a_case().timer(timer.token, timer.line);
  if (current && current->at == timer.at && !current->fired) fire(Timer(*current));
}

void Meanwhile::fire_next_overdue() {
  const Timer timer = overdue_.front();
  overdue_.erase(overdue_.begin());
  const auto* current = state_.a_case().timer(timer.token, timer.line);
  if (current && !current->fired) fire(Timer(*current));
}

void Meanwhile::fire(const Timer& timer) {
  state_.emit(TimerFired{timer.token, timer.line});
  const Line* line = find_line(state_.workflow(), timer.line);
  if (!line) return expire(timer);
  const ActiveLine active{line, timer.token};
  const std::int64_t frame = frame_of_line(state_.a_case(), active);
  if (line->every)
    if (const auto again = due_again(*line, timer.from, timer.at.value_or(state_.now()), state_.view(frame)))
      state_.emit(TimerSet{timer.token, timer.line, timer.from, again});
  if (line->trigger == Line::Trigger::when || state_.is_satisfied(line->when, frame)) execute(active, {});
}

void Meanwhile::execute(const ActiveLine& active, const std::string& outcome) {
  const Line& line = *active.line;
  const std::int64_t frame = frame_of_line(state_.a_case(), active);
  state_.count_line(line, frame, outcome);
  if (!line.remind.empty()) remind(active);
  for (const auto anytime : definition::starts_of(line)) anytime_.start_from(state_.step_at(anytime), frame);
  // The step that it started may have moved the path already.
  if (line.next.empty() || path_.has_move_in(frame)) return;
  const auto route_for = [&](const std::string& name) {
    return std::find_if(line.next.begin(), line.next.end(), [&](const auto& route) { return route.outcome == name; });
  };
  auto route = route_for(outcome);
  if (route == line.next.end()) route = route_for({});
  if (route != line.next.end()) interrupt(active, route->to, outcome);
}

void Meanwhile::remind(const ActiveLine& active) {
  const Line& line = *active.line;
  Reminded reminded{active.token, line.key, line.text, {}};
  const std::int64_t frame = frame_of_line(state_.a_case(), active);
  for (const auto& who : eligible(state_.workflow(), state_.a_case(), line.remind, frame))
    reminded.to.push_back(recipient_text(who));
  Effect effect{Effect::Kind::remind, line.text, reminded.to, active.token, {}};
  effect.of_rows = state_.quoted_of_rows(line.text, frame);
  state_.add_effect(std::move(effect));
  state_.emit(std::move(reminded));
}

void Meanwhile::interrupt(const ActiveLine& active, const definition::Target& to, const std::string& outcome) {
  if (active.token == 0 || is_of_block(active.line->key)) {
    path_.cancel(active.token);
    return path_.add_move({to, active.token, outcome, {}});
  }
  const Token token = *state_.a_case().token(active.token);
  state_.emit(Cancelled{token.id});
  path_.leave_step({to, token.parent, outcome, token.step}, token.is_anytime);
}

void Meanwhile::expire(const Timer& timer) {
  const Token token = *state_.a_case().token(timer.token);
  if (token.step != kAccepts) return path_.end_step(token.id, state_.step_of(token), "expired", {});
  state_.emit(StepEnded{token.id, token.step, "/", "expired", {}});
  state_.end_unaccepted("expired");
}

bool Meanwhile::update() {
  if (state_.a_case().suspended) return false;
  for (const Timer& timer : std::vector<Timer>(state_.a_case().timers)) {
    const Line* line = find_line(state_.workflow(), timer.line);
    if (line && update_timer(timer, *line)) return true;
  }
  return false;
}

bool Meanwhile::update_timer(const Timer& timer, const Line& line) {
  const std::int64_t frame = frame_of_line(state_.a_case(), {&line, timer.token});
  if (line.trigger == Line::Trigger::when) return update_condition(timer, line, frame);
  const auto view = state_.view(frame);
  const bool stops = line.pause && evaluate(*line.pause, view).is_true();
  if (stops && !timer.paused && !timer.fired && timer.at) state_.emit(TimerPaused{timer.token, timer.line});
  if (stops) return false;
  if (!timer.paused) return update_date(timer, line, frame);
  const Instant from = shifted(line, timer.from, *timer.paused, view);
  state_.emit(TimerSet{timer.token, timer.line, from, due_after_pause(line, from, timer.at, view)});
  return false;
}

bool Meanwhile::update_condition(const Timer& timer, const Line& line, std::int64_t frame) {
  const bool satisfied = state_.is_satisfied(line.when, frame);
  if (!satisfied && timer.fired) state_.emit(TimerSet{timer.token, timer.line, timer.from, {}});
  if (!satisfied || timer.fired) return false;
  fire(timer);
  return true;
}

bool Meanwhile::update_date(const Timer& timer, const Line& line, std::int64_t frame) {
  const auto* program = line.at ? &*line.at : line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
  if (!program || !has_changed(*program, timer)) return false;
  const auto view = state_.view(frame);
  const auto at = due_at(line, timer.from, view);
  if (at == timer.at || is_next(line, timer, view)) return false;
  const bool skipped_before = at && *at <= state_.now() && !timer.at && !acts(line) && !is_set_now(*program);
  if (skipped_before || (at && was_skipped(timer, *at))) return false;
  const std::size_t before = overdue_.size();
  set_line({&line, timer.token}, timer.from, frame);
  return overdue_.size() != before;
}

bool Meanwhile::was_skipped(const Timer& timer, Instant at) const {
  return std::any_of(state_.events().begin(), state_.events().end(), [&](const Event& event) {
    const auto* set = std::get_if<TimerSet>(&event);
    return set && set->token == timer.token && set->line == timer.line && set->skipped == at;
  });
}

bool Meanwhile::is_next(const Line& line, const Timer& timer, const EvaluationContext& view) const {
  const auto first = line.every && timer.at ? due_at(line, timer.from, view) : std::nullopt;
  return first && *first <= state_.now() && due_again(line, timer.from, *first, view) == timer.at;
}

bool Meanwhile::has_changed(const expression::Program& program, const Timer& timer) const {
  const auto& fields = state_.a_case().fields;
  for (const auto& name : program.reads()) {
    const auto head = name.substr(0, name.find('.'));
    const auto* list = state_.workflow().list_of(head);
    const auto at = fields.find(list ? list->name : head);
    if (at != fields.end() && at->second.revision == state_.context().revision) return true;
    const auto* field = list ? nullptr : state_.workflow().field(head);
    if (field && (!field->computed.empty() || (at == fields.end() && timer.at))) return true;
    if (head == "steps") return true;
  }
  return false;
}

bool Meanwhile::is_set_now(const expression::Program& program) const {
  const auto is_set = [&](const std::string& name) {
    const auto head = name.substr(0, name.find('.'));
    const auto* list = state_.workflow().list_of(head);
    const auto at = state_.a_case().fields.find(list ? list->name : head);
    if (at != state_.a_case().fields.end()) return at->second.revision == state_.context().revision;
    const auto* field = list ? nullptr : state_.workflow().field(head);
    return field && std::any_of(field->computed.begin(), field->computed.end(), [&](const auto& row) {
             const auto* value = std::get_if<expression::Program>(&row.value);
             return (row.guard && is_set_now(*row.guard)) || (value && is_set_now(*value));
           });
  };
  return std::any_of(program.reads().begin(), program.reads().end(), is_set);
}

}  // namespace parcours::execution

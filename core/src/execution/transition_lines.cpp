// What happens meanwhile: lines that are due, that something makes true, and what they do.
#include <algorithm>

#include "execution/lookup.hpp"
#include "execution/transition.hpp"

namespace parcours::execution {
void Transition::set_lines(const Lines& lines, std::int64_t token, std::int64_t frame) {
  for (const auto& line : lines)
    if (line.trigger != Line::Trigger::message) set_line(line, token, context_.moment.now, frame);
}

// A reminder that is past already when the line begins is left out; what moves then moves at once (LANGUAGE C3).
void Transition::set_line(const Line& line, std::int64_t token, Instant from, std::int64_t frame) {
  auto at = due_at(line, from, view(frame));
  const bool past = at && *at <= context_.moment.now;
  if (past && line.every) at = due_again(line, *at, context_.moment);
  if (past && !line.every && line.next.empty()) at.reset();
  emit(TimerSet{token, line.key, from, at});
  if (past && !line.next.empty()) overdue_.push_back(*state().timer(token, line.key));
}

// Where the line's expressions stand: a step's in the block around it, a block's inside it.
std::int64_t Transition::frame_of_line(const Line& line, std::int64_t token) const {
  return token == 0 || is_of_block(line.key) ? token : decision_.after.token(token)->parent;
}

// By date; of the same date in the order of the text.
void Transition::fire_due() {
  std::vector<Timer> due;
  for (const auto& t : state().timers)
    if (t.at && !t.fired && !t.paused && *t.at <= context_.moment.now) due.push_back(t);
  std::stable_sort(due.begin(), due.end(), [](const Timer& a, const Timer& b) { return *a.at < *b.at; });
  for (const auto& timer : due) {
    const Timer* still = state().timer(timer.token, timer.line);
    if (still && still->at == timer.at && !still->fired) fire(Timer(*still));
    run_to_completion();
    if (!ok() || !state().is_open()) return;
  }
}

void Transition::fire(const Timer& timer) {
  emit(TimerFired{timer.token, timer.line});
  const Line* line = find_line(workflow_, timer.line);
  if (!line) return expire(timer);
  const std::int64_t frame = frame_of_line(*line, timer.token);
  if (line->every)
    if (const auto again = due_again(*line, timer.at.value_or(context_.moment.now), context_.moment))
      emit(TimerSet{timer.token, timer.line, timer.from, again});
  if (line->trigger == Line::Trigger::when || is_satisfied(line->when, frame)) execute_line(*line, timer.token, {});
}

// A line tells, adds and moves, in this order.
void Transition::execute_line(const Line& line, std::int64_t token, const std::string& outcome) {
  if (!line.remind.empty()) remind(line, token);
  const std::int64_t frame = frame_of_line(line, token);
  if (line.also != definition::none) start_also({{{}, line.also}}, {}, frame);
  // What it has started may have moved the path already.
  if (line.next.empty() || has_pending_move(frame)) return;
  const auto route_for = [&](const std::string& name) {
    return std::find_if(line.next.begin(), line.next.end(), [&](const auto& route) { return route.outcome == name; });
  };
  auto route = route_for(outcome);
  if (route == line.next.end()) route = route_for({});
  if (route != line.next.end()) interrupt(line, token, route->to, outcome);
}

void Transition::remind(const Line& line, std::int64_t token) {
  Reminded reminded{token, line.key, line.text, {}};
  for (const auto& who : eligible(workflow_, state(), line.remind, frame_of_line(line, token)))
    reminded.to.push_back(recipient_text(who));
  decision_.effects.push_back({Effect::Kind::remind, line.text, reminded.to, token, {}});
  emit(std::move(reminded));
}

// What was open under the line is cancelled; from there the path goes on.
void Transition::interrupt(const Line& line, std::int64_t token, const definition::Target& to,
                           const std::string& outcome) {
  if (token == 0 || is_of_block(line.key)) {
    cancel_path(token);
    moves_.push_back({to, token, outcome, {}});
    return;
  }
  const Token require_token = *state().token(token);
  emit(Cancelled{token});
  leave_step(to, require_token.parent, outcome, require_token.is_anytime, require_token.step);
}

// A handover that nobody took within its time, here or where it arrived.
void Transition::expire(const Timer& timer) {
  const Token token = *state().token(timer.token);
  if (token.step != kAccepts) return end_step(token.id, step_of(token), "expired", {});
  emit(StepEnded{token.id, token.step, "/", "expired", {}});
  reply("expired");
  emit(Ended{"expired"});
}

// After every move: what `when` waits for, what pauses, and dates that follow a field.
void Transition::update_lines() {
  if (state().suspended) return;
  for (const Timer& timer : std::vector<Timer>(state().timers)) {
    const Line* line = find_line(workflow_, timer.line);
    if (line && update_line(timer, *line)) return;
  }
}

// True when it has moved the case, so that the others are looked at afresh.
bool Transition::update_line(const Timer& timer, const Line& line) {
  const std::int64_t frame = frame_of_line(line, timer.token);
  if (line.trigger == Line::Trigger::when) {
    const bool holds_now = is_satisfied(line.when, frame);
    if (!holds_now && timer.fired) emit(TimerSet{timer.token, timer.line, timer.from, {}});
    if (!holds_now || timer.fired) return false;
    fire(timer);
    return true;
  }
  const bool stops = line.pause && eval(*line.pause, frame).is_true();
  if (stops && !timer.paused && !timer.fired && timer.at) emit(TimerPaused{timer.token, timer.line});
  if (!stops && timer.paused) {
    const Instant from = shifted(line, timer.from, *timer.paused, view(frame));
    emit(TimerSet{timer.token, timer.line, from, due_at(line, from, view(frame))});
    return false;
  }
  const auto* program = line.at ? &*line.at : line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
  if (!program || stops || !has_changed(*program, timer)) return false;
  const auto at = due_at(line, timer.from, view(frame));
  if (at == timer.at) return false;
  const std::size_t before = overdue_.size();
  set_line(line, timer.token, timer.from, frame);
  return overdue_.size() != before;
}

// Whether a field that it reads was set or emptied by this command, or a step that it reads may have ended.
bool Transition::has_changed(const expression::Program& program, const Timer& timer) const {
  for (const auto& name : program.reads()) {
    const auto head = name.substr(0, name.find('.'));
    const auto* list = workflow_.list_of(head);
    const auto at = decision_.after.fields.find(list ? list->name : head);
    if (at != decision_.after.fields.end() && at->second.revision == stamp_.revision) return true;
    const auto* field = list ? nullptr : workflow_.field(head);
    if (field && (!field->computed.empty() || (at == decision_.after.fields.end() && timer.at))) return true;
    if (head == "steps") return true;
  }
  return false;
}

}  // namespace parcours::execution

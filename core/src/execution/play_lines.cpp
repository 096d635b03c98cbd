// What happens meanwhile: lines that are due, that something makes true, and what they do.
#include <algorithm>

#include "execution/names.hpp"
#include "execution/play.hpp"

namespace parcours::execution {
void Play::set_lines(const Lines& lines, std::int64_t token, std::int64_t frame) {
  for (const auto& line : lines)
    if (line.trigger != Line::Trigger::message) set_line(line, token, around_.moment.now, frame);
}

// A reminder that is past already when the line begins is left out; what moves then moves at once (LANGUAGE C3).
void Play::set_line(const Line& line, std::int64_t token, Instant from, std::int64_t frame) {
  auto at = due_at(line, from, w_, now(), around_, frame);
  const bool past = at && *at <= around_.moment.now;
  if (past && line.every) at = due_again(line, *at, around_);
  if (past && !line.every && line.next.empty()) at.reset();
  emit(TimerSet{token, line.key, from, at});
  if (past && !line.next.empty()) at_once_.push_back(*now().timer(token, line.key));
}

// Where the line's expressions stand: a step's in the block around it, a block's inside it.
std::int64_t Play::frame_of_line(const Line& line, std::int64_t token) const {
  return token == 0 || is_of_block(line.key) ? token : d_.after.token(token)->parent;
}

// By date; of the same date in the order of the text.
void Play::ring_due() {
  std::vector<Timer> due;
  for (const auto& t : now().timers)
    if (t.at && !t.fired && !t.paused && *t.at <= around_.moment.now) due.push_back(t);
  std::stable_sort(due.begin(), due.end(), [](const Timer& a, const Timer& b) { return *a.at < *b.at; });
  for (const auto& timer : due) {
    const Timer* still = now().timer(timer.token, timer.line);
    if (still && still->at == timer.at && !still->fired) ring(Timer(*still));
    settle();
    if (!well() || !now().is_open()) return;
  }
}

void Play::ring(const Timer& timer) {
  emit(TimerFired{timer.token, timer.line});
  const Line* line = find_line(w_, timer.line);
  if (!line) return expire(timer);
  const std::int64_t frame = frame_of_line(*line, timer.token);
  if (line->every)
    if (const auto again = due_again(*line, timer.at.value_or(around_.moment.now), around_))
      emit(TimerSet{timer.token, timer.line, timer.from, again});
  if (line->trigger == Line::Trigger::when || holds(line->when, frame)) act(*line, timer.token, {});
}

// A line tells, adds and moves, in this order.
void Play::act(const Line& line, std::int64_t token, const std::string& outcome) {
  if (!line.remind.empty()) remind(line, token);
  const std::int64_t frame = frame_of_line(line, token);
  if (line.also != definition::none) start_beside({{{}, line.also}}, {}, frame);
  // What it has started may have moved the path already.
  if (line.next.empty() || is_moving(frame)) return;
  const auto of = [&](const std::string& name) {
    return std::find_if(line.next.begin(), line.next.end(), [&](const auto& route) { return route.outcome == name; });
  };
  auto route = of(outcome);
  if (route == line.next.end()) route = of({});
  if (route != line.next.end()) interrupt(line, token, route->to, outcome);
}

void Play::remind(const Line& line, std::int64_t token) {
  Reminded reminded{token, line.key, line.text, {}};
  for (const auto& who : eligible(w_, now(), line.remind, frame_of_line(line, token))) reminded.to.push_back(said(who));
  d_.effects.push_back({Effect::Kind::remind, line.text, reminded.to, token, {}});
  emit(std::move(reminded));
}

// What was open under the line is cancelled; from there the path goes on.
void Play::interrupt(const Line& line, std::int64_t token, const definition::Target& to, const std::string& outcome) {
  if (token == 0 || is_of_block(line.key)) {
    cancel_path(token);
    moves_.push_back({to, token, outcome, {}});
    return;
  }
  const Token standing = *now().token(token);
  emit(Cancelled{token});
  exit(to, standing.parent, outcome, standing.side, standing.step);
}

// A handover that nobody took within its time, here or where it arrived.
void Play::expire(const Timer& timer) {
  const Token token = *now().token(timer.token);
  if (token.step != kAccepts) return end(token.id, step_of(token), "expired", {});
  emit(StepEnded{token.id, token.step, "/", "expired", {}});
  reply("expired");
  emit(Ended{"expired"});
}

// After every move: what `when` waits for, what pauses, and dates that follow a field.
void Play::look_at_lines() {
  if (now().suspended) return;
  for (const Timer& timer : std::vector<Timer>(now().timers)) {
    const Line* line = find_line(w_, timer.line);
    if (line && look_at(timer, *line)) return;
  }
}

// True when it has moved the case, so that the others are looked at afresh.
bool Play::look_at(const Timer& timer, const Line& line) {
  const std::int64_t frame = frame_of_line(line, timer.token);
  if (line.trigger == Line::Trigger::when) {
    const bool holds_now = holds(line.when, frame);
    if (!holds_now && timer.fired) emit(TimerSet{timer.token, timer.line, timer.from, {}});
    if (!holds_now || timer.fired) return false;
    ring(timer);
    return true;
  }
  const bool stops = line.pause && ask(*line.pause, frame).is_true();
  if (stops && !timer.paused && !timer.fired && timer.at) emit(TimerPaused{timer.token, timer.line});
  if (!stops && timer.paused) {
    const Instant from = shifted(line, timer.from, *timer.paused, w_, now(), around_, frame);
    emit(TimerSet{timer.token, timer.line, from, due_at(line, from, w_, now(), around_, frame)});
    return false;
  }
  const auto* program = line.at ? &*line.at : line.delay ? std::get_if<expression::Program>(&*line.delay) : nullptr;
  if (!program || stops || !has_changed(*program, timer)) return false;
  const auto at = due_at(line, timer.from, w_, now(), around_, frame);
  if (at == timer.at) return false;
  const std::size_t before = at_once_.size();
  set_line(line, timer.token, timer.from, frame);
  return at_once_.size() != before;
}

// Whether a field that it reads was set or emptied by this command, or a step that it reads may have ended.
bool Play::has_changed(const expression::Program& program, const Timer& timer) const {
  for (const auto& name : program.reads()) {
    const auto head = name.substr(0, name.find('.'));
    const auto* list = w_.list_of(head);
    const auto at = d_.after.fields.find(list ? list->name : head);
    if (at != d_.after.fields.end() && at->second.revision == stamp_.revision) return true;
    const auto* field = list ? nullptr : w_.field(head);
    if (field && (!field->computed.empty() || (at == d_.after.fields.end() && timer.at))) return true;
    if (head == "steps") return true;
  }
  return false;
}

}  // namespace parcours::execution

// The path: from step to step, into blocks and out of them.
#include <algorithm>
#include <set>

#include "execution/play.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

// A workflow that passed its checks rests long before; this bounds one that did not.
constexpr int kMostMoves = 10'000;

}  // namespace

// Moves until the case rests. A loop, not a recursion: a hostile workflow must not exhaust the stack.
void Play::settle() {
  for (int moves = 0; well() && now().is_open(); ++moves) {
    if (moves == kMostMoves) return refuse("too-many-steps");
    if (!moves_.empty()) {
      const Move move = std::move(moves_.front());
      moves_.pop_front();
      if (stands(move.frame)) follow(move);
    } else if (!at_once_.empty()) {
      const Timer timer = at_once_.front();
      at_once_.erase(at_once_.begin());
      if (const auto* still = now().timer(timer.token, timer.line); still && !still->fired) ring(Timer(*still));
    } else {
      look_at_lines();
      if (moves_.empty() && at_once_.empty()) return;
    }
  }
}

void Play::follow(const Move& move) {
  if (move.to.step != definition::none) return enter(step_at(move.to.step), move.frame, false, move.from);
  reach_end(move.frame, !move.to.end.empty() ? move.to.end : !move.outcome.empty() ? move.outcome : "done");
}

void Play::enter(const Step& step, std::int64_t frame, bool side, const std::string& from) {
  if (!side && step.kind != Step::Kind::merge) enter_phase(step);
  switch (step.kind) {
    case Step::Kind::decide:
      return pass(step, frame, side);
    case Step::Kind::split:
      return part(step, frame);
    case Step::Kind::merge:
      return reach(step, frame, from);
    default:
      break;
  }
  const std::int64_t token = stand(step, frame, side);
  if (step.kind == Step::Kind::block) {
    set_lines(block_at(step.body).lines, token, token);
    moves_.push_back({{block_at(step.body).entry, {}}, token, {}, {}});
  }
  if (step.kind == Step::Kind::parallel) open_branches(token, step);
  if (step.kind == Step::Kind::each) open_rows(token, step);
  if (step.kind == Step::Kind::send) send(step, token);
  if (step.kind == Step::Kind::handover && !step.asks_person()) hand_over(token, step, {});
}

void Play::enter_phase(const Step& step) {
  if (step.block != 0 || step.phase == definition::none) return;
  const auto& phase = w_.phases[static_cast<std::size_t>(step.phase)];
  if (now().phase == phase.name) return;
  emit(PhaseEntered{phase.name});
  set_lines(phase.lines, 0, 0);
}

std::int64_t Play::stand(const Step& step, std::int64_t frame, bool side) {
  const std::int64_t token = now().last_token + 1;
  emit(StepEntered{token, step.name, frame, step.asks_person(), step.kind == Step::Kind::block, due_of(step, frame),
                   side});
  set_lines(step.lines, token, frame);
  return token;
}

void Play::pass(const Step& step, std::int64_t frame, bool side) {
  std::int64_t n = 0;
  for (const auto& row : step.rows) {
    ++n;
    if (!holds(row.guard, frame)) continue;
    emit(Decided{step.name, scope_of(step, frame), n, frame});
    return exit(row.to, frame, {}, side, step.name);
  }
  refuse("no-way-out", {{"step", step.name}});
}

void Play::part(const Step& step, std::int64_t frame) {
  Parted parted{step.name, scope_of(step, frame), {}};
  for (const auto& way : step.ways) {
    if (holds(way.when, frame)) {
      parted.ways.push_back(step_at(way.step).name);
      moves_.push_back({{way.step, {}}, frame, {}, step.name});
    } else if (way.merge != definition::none) {
      moves_.push_back({{way.merge, {}}, frame, {}, step_at(way.last).name});
    }
  }
  if (parted.ways.empty()) return refuse("no-way-out", {{"step", step.name}});
  emit(std::move(parted));
}

// A merge goes on when it was reached from every step that leads to it, or left out by the `split` that would have led
// there.
void Play::reach(const Step& step, std::int64_t frame, const std::string& from) {
  const auto waits = [&](const Token& t) { return t.step == step.name && t.parent == frame; };
  const auto at = std::find_if(now().tokens.begin(), now().tokens.end(), waits);
  const std::int64_t token = at != now().tokens.end() ? at->id : stand(step, frame, false);
  emit(Reached{token, from});
  pass_merge(token, step);
}

// Its phase begins when it goes on: before, the ways that lead there are in theirs.
void Play::pass_merge(std::int64_t token, const Step& step) {
  const auto& come = now().token(token)->ways;
  const std::set<std::string_view> met(come.begin(), come.end());
  const auto ways = definition::ways_into(w_, step);
  if (met.size() < ways.size()) return;
  if (!std::all_of(ways.begin(), ways.end(), [&](const std::string& way) { return met.contains(way); })) return;
  enter_phase(step);
  end(token, step, "done", {});
}

void Play::end(std::int64_t id, const Step& step, const std::string& outcome, const std::string& by) {
  const Token token = *now().token(id);
  const auto* target = step.route(outcome);
  if (!target) return refuse("no-way-out", {{"step", step.name}});
  emit(StepEnded{id, step.name, scope_of(step, token.parent), outcome, by});
  // A run that starts beside the path and moves it at once comes before the step's own way; a run of its own keeps a
  // block open.
  if (token.side) start_beside(step.also, outcome, token.parent);
  exit(*target, token.parent, outcome, token.side, step.name);
  if (!token.side) start_beside(step.also, outcome, token.parent);
}

// Where a step leads. A run beside the path moves the block that it belongs to, unless it stays or the block is
// closing.
void Play::exit(const definition::Target& to, std::int64_t frame, const std::string& outcome, bool side,
                const std::string& from) {
  if (side) {
    if (to.stay || !now().closing_of(frame).empty()) return after_run(frame);
    cancel_path(frame);
  }
  moves_.push_back({to, frame, outcome, from});
}

void Play::after_run(std::int64_t frame) {
  const std::string closing = now().closing_of(frame);
  const auto runs = [&](const Token& t) { return t.side && t.parent == frame; };
  if (!closing.empty() && std::none_of(now().tokens.begin(), now().tokens.end(), runs)) leave(frame, closing);
}

// A block whose path has reached its end is closing while runs beside it go on that keep it open. Ways that a split
// opened may end apart: the last one ends the case.
void Play::reach_end(std::int64_t frame, const std::string& outcome) {
  if (frame == 0 && is_on_path()) return;
  bool waits = false;
  for (const Token& token : std::vector<Token>(now().tokens)) {
    if (!token.side || token.parent != frame) continue;
    const auto& offer = step_of(token).offer;
    if (offer && offer->drops)
      emit(Cancelled{token.id});
    else
      waits = true;
  }
  if (waits) return emit(Closing{frame, outcome});
  leave(frame, outcome);
}

// Whether anything of the path of the case still stands or moves.
bool Play::is_on_path() const {
  const auto& tokens = d_.after.tokens;
  return is_moving(0) ||
         std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.parent == 0 && !token.side; });
}

bool Play::is_moving(std::int64_t frame) const {
  return std::any_of(moves_.begin(), moves_.end(), [&](const Move& move) { return move.frame == frame; });
}

void Play::leave(std::int64_t frame, const std::string& outcome) {
  if (frame == 0) {
    emit(Ended{outcome});
    return reply(outcome);
  }
  const Token token = *now().token(frame);
  if (!token.branch.empty()) return end_branch(token, outcome);
  end(frame, step_of(token), outcome, doer_);
}

// Whatever of the path still stands in the block.
void Play::cancel_path(std::int64_t frame) {
  std::erase_if(moves_, [&](const Move& move) { return move.frame == frame; });
  for (const Token& token : std::vector<Token>(now().tokens))
    if (token.parent == frame && !token.side) emit(Cancelled{token.id});
}

std::optional<Instant> Play::due_of(const Step& step, std::int64_t frame) const {
  if (!step.due) return std::nullopt;
  const auto& calendar = around_.moment.calendar;
  if (const auto* delay = std::get_if<Delay>(&*step.due)) return calendar.over(*delay, around_.moment.now);
  const auto result = ask(std::get<expression::Program>(*step.due), frame);
  if (result.kind != expression::Result::Kind::value) return std::nullopt;
  if (const auto* day = result.value.get_if<Date>()) return calendar.end_of(*day);
  if (const auto* at = result.value.get_if<Instant>()) return *at;
  if (const auto* time = result.value.get_if<Duration>()) return around_.moment.now + *time;
  const auto* text = result.value.get_if<std::string>();
  const auto delay = text ? parse_delay(*text) : std::nullopt;
  return delay ? std::optional(calendar.over(*delay, around_.moment.now)) : std::nullopt;
}

}  // namespace parcours::execution

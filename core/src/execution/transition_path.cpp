// The path: from step to step, into blocks and out of them.
#include <algorithm>
#include <set>

#include "execution/transition.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

// A workflow that passed its checks rests long before; this bounds one that did not.
constexpr int kMaxMoves = 10'000;

}  // namespace

// Moves until the case rests. A loop, not a recursion: a hostile workflow must not exhaust the stack.
void Transition::run_to_completion() {
  for (int moves = 0; ok() && state().is_open(); ++moves) {
    if (moves == kMaxMoves) return refuse("too-many-steps");
    if (!moves_.empty()) {
      const Move move = std::move(moves_.front());
      moves_.pop_front();
      if (is_active(move.frame)) follow(move);
    } else if (!overdue_.empty()) {
      const Timer timer = overdue_.front();
      overdue_.erase(overdue_.begin());
      if (const auto* still = state().timer(timer.token, timer.line); still && !still->fired) fire(Timer(*still));
    } else {
      update_lines();
      if (moves_.empty() && overdue_.empty()) return;
    }
  }
}

void Transition::follow(const Move& move) {
  if (move.to.step != definition::none) return enter(step_at(move.to.step), move.frame, false, move.from);
  reach_block_end(move.frame, !move.to.end.empty() ? move.to.end : !move.outcome.empty() ? move.outcome : "done");
}

void Transition::enter(const Step& step, std::int64_t frame, bool is_anytime, const std::string& from) {
  if (!is_anytime && step.kind != Step::Kind::merge) enter_phase(step);
  switch (step.kind) {
    case Step::Kind::decide:
      return enter_decide(step, frame, is_anytime);
    case Step::Kind::split:
      return enter_split(step, frame);
    case Step::Kind::merge:
      return enter_merge(step, frame, from);
    default:
      break;
  }
  const std::int64_t token = create_token(step, frame, is_anytime);
  if (step.kind == Step::Kind::block) {
    set_lines(block_at(step.body).lines, token, token);
    moves_.push_back({{block_at(step.body).entry, {}}, token, {}, {}});
  }
  if (step.kind == Step::Kind::parallel) start_branches(token, step);
  if (step.kind == Step::Kind::each) start_row_branches(token, step);
  if (step.kind == Step::Kind::send) send(step, token);
  if (step.kind == Step::Kind::handover && !step.asks_person()) hand_over(token, step, {});
}

void Transition::enter_phase(const Step& step) {
  if (step.block != 0 || step.phase == definition::none) return;
  const auto& phase = workflow_.phases[static_cast<std::size_t>(step.phase)];
  if (state().phase == phase.name) return;
  emit(PhaseEntered{phase.name});
  set_lines(phase.lines, 0, 0);
}

std::int64_t Transition::create_token(const Step& step, std::int64_t frame, bool is_anytime) {
  const std::int64_t token = state().last_token + 1;
  emit(StepEntered{token, step.name, frame, step.asks_person(), step.kind == Step::Kind::block, due_of(step, frame),
                   is_anytime});
  set_lines(step.lines, token, frame);
  return token;
}

void Transition::enter_decide(const Step& step, std::int64_t frame, bool is_anytime) {
  std::int64_t n = 0;
  for (const auto& row : step.rows) {
    ++n;
    if (!is_satisfied(row.guard, frame)) continue;
    emit(Decided{step.name, scope_of(step, frame), n, frame});
    return leave_step(row.to, frame, {}, is_anytime, step.name);
  }
  refuse("no-way-out", {{"step", step.name}});
}

void Transition::enter_split(const Step& step, std::int64_t frame) {
  Parted parted{step.name, scope_of(step, frame), {}};
  for (const auto& way : step.ways) {
    if (is_satisfied(way.when, frame)) {
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
void Transition::enter_merge(const Step& step, std::int64_t frame, const std::string& from) {
  const auto waits = [&](const Token& t) { return t.step == step.name && t.parent == frame; };
  const auto at = std::find_if(state().tokens.begin(), state().tokens.end(), waits);
  const std::int64_t token = at != state().tokens.end() ? at->id : create_token(step, frame, false);
  emit(Reached{token, from});
  try_complete_merge(token, step);
}

// Its phase begins when it goes on: before, the ways that lead there are in theirs.
void Transition::try_complete_merge(std::int64_t token, const Step& step) {
  const auto& arrived = state().token(token)->ways;
  const std::set<std::string_view> arrived_set(arrived.begin(), arrived.end());
  const auto ways = definition::ways_into(workflow_, step);
  if (arrived_set.size() < ways.size()) return;
  if (!std::all_of(ways.begin(), ways.end(), [&](const std::string& way) { return arrived_set.contains(way); })) return;
  enter_phase(step);
  end_step(token, step, "done", {});
}

void Transition::end_step(std::int64_t id, const Step& step, const std::string& outcome, const std::string& by) {
  const Token token = *state().token(id);
  const auto* target = step.route(outcome);
  if (!target) return refuse("no-way-out", {{"step", step.name}});
  emit(StepEnded{id, step.name, scope_of(step, token.parent), outcome, by});
  // A run that starts beside the path and moves it at once comes before the step's own way; a run of its own keeps a
  // block open.
  if (token.is_anytime) start_also(step.also, outcome, token.parent);
  leave_step(*target, token.parent, outcome, token.is_anytime, step.name);
  if (!token.is_anytime) start_also(step.also, outcome, token.parent);
}

// Where a step leads. A run beside the path moves the block that it belongs to, unless it stays or the block is
// closing.
void Transition::leave_step(const definition::Target& to, std::int64_t frame, const std::string& outcome,
                            bool is_anytime, const std::string& from) {
  if (is_anytime) {
    if (to.stay || !state().closing_of(frame).empty()) return after_anytime_run(frame);
    cancel_path(frame);
  }
  moves_.push_back({to, frame, outcome, from});
}

void Transition::after_anytime_run(std::int64_t frame) {
  const std::string closing = state().closing_of(frame);
  const auto runs = [&](const Token& t) { return t.is_anytime && t.parent == frame; };
  if (!closing.empty() && std::none_of(state().tokens.begin(), state().tokens.end(), runs))
    complete_block(frame, closing);
}

// A block whose path has reached its end is closing while runs beside it go on that keep it open. Ways that a split
// opened may end apart: the last one ends the case.
void Transition::reach_block_end(std::int64_t frame, const std::string& outcome) {
  if (frame == 0 && has_active_path()) return;
  bool waits = false;
  for (const Token& token : std::vector<Token>(state().tokens)) {
    if (!token.is_anytime || token.parent != frame) continue;
    const auto& offer = step_of(token).offer;
    if (offer && offer->dropped_at_end)
      emit(Cancelled{token.id});
    else
      waits = true;
  }
  if (waits) return emit(Closing{frame, outcome});
  complete_block(frame, outcome);
}

// Whether anything of the path of the case still stands or moves.
bool Transition::has_active_path() const {
  const auto& tokens = decision_.after.tokens;
  return has_pending_move(0) || std::any_of(tokens.begin(), tokens.end(),
                                            [](const Token& token) { return token.parent == 0 && !token.is_anytime; });
}

bool Transition::has_pending_move(std::int64_t frame) const {
  return std::any_of(moves_.begin(), moves_.end(), [&](const Move& move) { return move.frame == frame; });
}

void Transition::complete_block(std::int64_t frame, const std::string& outcome) {
  if (frame == 0) {
    emit(Ended{outcome});
    return reply(outcome);
  }
  const Token token = *state().token(frame);
  if (!token.branch.empty()) return end_branch(token, outcome);
  end_step(frame, step_of(token), outcome, performer_);
}

// Whatever of the path still stands in the block.
void Transition::cancel_path(std::int64_t frame) {
  std::erase_if(moves_, [&](const Move& move) { return move.frame == frame; });
  for (const Token& token : std::vector<Token>(state().tokens))
    if (token.parent == frame && !token.is_anytime) emit(Cancelled{token.id});
}

std::optional<Instant> Transition::due_of(const Step& step, std::int64_t frame) const {
  if (!step.due) return std::nullopt;
  const auto& calendar = context_.moment.calendar;
  if (const auto* delay = std::get_if<Delay>(&*step.due)) return calendar.end_of_delay(*delay, context_.moment.now);
  const auto result = eval(std::get<expression::Program>(*step.due), frame);
  if (result.kind != expression::Result::Kind::value) return std::nullopt;
  if (const auto* day = result.value.get_if<Date>()) return calendar.end_of(*day);
  if (const auto* at = result.value.get_if<Instant>()) return *at;
  if (const auto* time = result.value.get_if<Duration>()) return context_.moment.now + *time;
  const auto* text = result.value.get_if<std::string>();
  const auto delay = text ? parse_delay(*text) : std::nullopt;
  return delay ? std::optional(calendar.end_of_delay(*delay, context_.moment.now)) : std::nullopt;
}

}  // namespace parcours::execution

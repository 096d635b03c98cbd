#include "execution/transition/path.hpp"

#include <algorithm>

#include "execution/transition/anytime_steps.hpp"
#include "execution/transition/branches.hpp"

namespace parcours::execution {

std::optional<Move> Path::take_move() {
  if (moves_.empty()) return std::nullopt;
  Move move = std::move(moves_.front());
  moves_.pop_front();
  return move;
}

bool Path::has_move_in(std::int64_t frame) const {
  return std::any_of(moves_.begin(), moves_.end(), [&](const Move& move) { return move.frame == frame; });
}

void Path::end_step(std::int64_t id, const definition::Step& step, const std::string& outcome, const std::string& by) {
  const Token token = *state_.a_case().token(id);
  const auto* target = step.route(outcome);
  if (!target) return state_.refuse("no-way-out", {{"step", step.name}});
  state_.emit(StepEnded{id, step.name, state_.scope_of(step, token.parent), outcome, by});
  // An anytime run starts others before it goes its own way: one that moves the path at once comes first, and one that
  // goes on keeps the block open.
  if (token.is_anytime) anytime_.start_after(step, outcome, token.parent);
  leave_step({*target, token.parent, outcome, step.name}, token.is_anytime);
  if (!token.is_anytime) anytime_.start_after(step, outcome, token.parent);
}

void Path::leave_step(Move move, bool is_anytime) {
  if (is_anytime) {
    if (move.to.stay || !state_.a_case().closing_of(move.frame).empty()) return after_anytime_run(move.frame);
    cancel(move.frame);
  }
  add_move(std::move(move));
}

void Path::after_anytime_run(std::int64_t frame) {
  const auto& tokens = state_.a_case().tokens;
  const std::string closing = state_.a_case().closing_of(frame);
  const auto runs = [&](const Token& t) { return t.is_anytime && t.parent == frame; };
  if (!closing.empty() && std::none_of(tokens.begin(), tokens.end(), runs)) complete_block(frame, closing);
}

void Path::cancel(std::int64_t frame) {
  std::erase_if(moves_, [&](const Move& move) { return move.frame == frame; });
  for (const Token& token : std::vector<Token>(state_.a_case().tokens))
    if (token.parent == frame && !token.is_anytime) state_.emit(Cancelled{token.id});
}

void Path::reach_block_end(std::int64_t frame, const std::string& outcome) {
  if (frame == 0 && !is_empty_at_top()) return;
  if (cancel_dropped_runs(frame)) return state_.emit(Closing{frame, outcome});
  complete_block(frame, outcome);
}

bool Path::cancel_dropped_runs(std::int64_t frame) {
  bool kept_open = false;
  for (const Token& token : std::vector<Token>(state_.a_case().tokens)) {
    if (!token.is_anytime || token.parent != frame) continue;
    const auto& offer = state_.step_of(token).offer;
    if (offer && offer->dropped_at_end)
      state_.emit(Cancelled{token.id});
    else
      kept_open = true;
  }
  return kept_open;
}

bool Path::is_empty_at_top() const {
  const auto& tokens = state_.a_case().tokens;
  const auto on_path = [](const Token& token) { return token.parent == 0 && !token.is_anytime; };
  return !has_move_in(0) && std::none_of(tokens.begin(), tokens.end(), on_path);
}

void Path::complete_block(std::int64_t frame, const std::string& outcome) {
  if (frame == 0) return state_.end_case(outcome);
  const Token token = *state_.a_case().token(frame);
  if (!token.branch.empty()) return branches_.end(token, outcome);
  end_step(frame, state_.step_of(token), outcome, state_.performer());
}

}  // namespace parcours::execution

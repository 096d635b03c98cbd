#include "execution/transition/scheduler.hpp"

#include "execution/transition/actions.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/step_entry.hpp"

namespace parcours::execution {
namespace {

// A workflow that passed its checks rests long before; this bounds one that did not.
constexpr int kMaxMoves = 10'000;

}  // namespace

void Scheduler::run_moves() {
  for (int moves = 0; state_.ok() && state_.a_case().is_open(); ++moves) {
    if (moves == kMaxMoves) return state_.refuse("too-many-steps");
    if (const auto move = path_.take_move()) {
      if (state_.is_active(move->frame)) follow(*move);
    } else if (parts_.meanwhile.has_overdue()) {
      parts_.meanwhile.fire_next_overdue();
    } else if (!parts_.meanwhile.update()) {
      return;
    }
  }
}

void Scheduler::follow(const Move& move) {
  const auto& to = move.to;
  if (to.step != definition::none) return parts_.entry.enter(state_.step_at(to.step), move.frame, move.from);
  path_.reach_block_end(move.frame, !to.end.empty() ? to.end : !move.outcome.empty() ? move.outcome : "done");
}

void Scheduler::move_until_rest() {
  run_moves();
  parts_.actions.request_next();
}

}  // namespace parcours::execution

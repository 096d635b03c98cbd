// The path of a case: where tokens go next, the ends of steps, blocks and the case. What a step does when it is entered
// is in step_entry.hpp.
#pragma once
#include <deque>
#include <optional>
#include <string>

#include "execution/transition/state.hpp"

namespace parcours::execution {

class AnytimeSteps;
class Branches;

// A move along the path of a frame: to a step, or to the end of the frame's block.
struct Move {
  definition::Target to;
  std::int64_t frame = 0;
  std::string outcome;  // of the step that is left
  std::string from;     // the step that is left
};

class Path {
 public:
  Path(TransitionState& state, Branches& branches, AnytimeSteps& anytime)
      : state_(state), branches_(branches), anytime_(anytime) {}

  // Moves wait in a queue, so that a long path needs no deep stack. The scheduler takes them.
  void add_move(Move move) { moves_.push_back(std::move(move)); }
  void add_move_to(definition::Index step, std::int64_t frame) { add_move({{step, {}}, frame, {}, {}}); }
  std::optional<Move> take_move();
  bool has_move() const { return !moves_.empty(); }
  bool has_move_in(std::int64_t frame) const;

  // Ends the step of a token: counts the end, starts the anytime steps that it starts, follows its route. Problem
  // no-way-out: the step has no route for the outcome.
  void end_step(std::int64_t token, const definition::Step& step, const std::string& outcome, const std::string& by);
  // Leaves a step whose token is gone. A run of an anytime step takes over the path of its block, unless its target is
  // `stay` or the block has reached its end.
  void leave_step(Move move, bool is_anytime);
  // Cancels every token and move of the path in the frame. Anytime runs go on.
  void cancel(std::int64_t frame);

  // The path of the frame has reached the end of its block. The block stays open while anytime runs keep it open. A
  // case whose path a `split` has divided ends with the last part.
  void reach_block_end(std::int64_t frame, const std::string& outcome);

 private:
  // Completes a block that has reached its end when its last anytime run is gone.
  void after_anytime_run(std::int64_t frame);
  // Cancels the runs that do not outlive the path. True when others keep the block open.
  bool cancel_dropped_runs(std::int64_t frame);
  // Ends what the block belongs to: the case, a branch, or a block step.
  void complete_block(std::int64_t frame, const std::string& outcome);
  // Whether no token and no move of the case's own path is left.
  bool is_empty_at_top() const;

  TransitionState& state_;
  Branches& branches_;
  AnytimeSteps& anytime_;
  std::deque<Move> moves_;
};

}  // namespace parcours::execution

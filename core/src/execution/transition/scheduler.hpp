// The loop that moves a case until it rests: moves of the path, then overdue lines, then the lines that the moves have
// changed.
#pragma once
#include "execution/transition/path.hpp"

namespace parcours::execution {

class Actions;
class Meanwhile;
class StepEntry;

class Scheduler {
 public:
  // The parts that the loop drives.
  struct Parts {
    StepEntry& entry;
    Meanwhile& meanwhile;
    Actions& actions;
  };
  Scheduler(TransitionState& state, Path& path, Parts parts) : state_(state), path_(path), parts_(parts) {}

  // A loop, so that a hostile workflow does not exhaust the stack. Moves the case until nothing moves by itself, or
  // there are problems. Problem: too-many-steps, for a workflow that never rests.
  void run_moves();
  // The same, then requests the action of the next step that runs by itself.
  void move_until_rest();

 private:
  // Enters the step of a move, or ends its block. An end without a name has the name of the outcome, or `done`.
  void follow(const Move& move);

  TransitionState& state_;
  Path& path_;
  Parts parts_;
};

}  // namespace parcours::execution

// Anytime steps: runs that go on while the path of their block goes its way. A run has its own token, which does not
// move along the path. `offered` (decide.hpp) is implemented here too.
#pragma once
#include <string>

#include "execution/transition/state.hpp"

namespace parcours::execution {

class StepEntry;

class AnytimeSteps {
 public:
  AnytimeSteps(TransitionState& state, StepEntry& entry) : state_(state), entry_(entry) {}

  // Starts a run in the frame. Nothing happens when one is there already, when the block has reached its end, or when
  // the step's `when` is not satisfied.
  void start(const definition::Step& anytime, std::int64_t frame);
  // The same, in the frame of the step's own block that contains `from`; nothing where that block is not active.
  void start_from(const definition::Step& anytime, std::int64_t from);
  // Starts the steps that the end of `ended` with this outcome starts (`also`).
  void start_after(const definition::Step& ended, const std::string& outcome, std::int64_t frame);

 private:
  // The frame of the step's block that contains `from`; -1 when that block is not active.
  std::int64_t frame_of(const definition::Step& anytime, std::int64_t from) const;

  TransitionState& state_;
  StepEntry& entry_;
};

// Whether a run of that step is in the frame.
bool has_run(const Case& a_case, const definition::Step& anytime, std::int64_t frame);

}  // namespace parcours::execution

// What a case sends to people and to other cases: texts, messages and handovers. Each is an effect of the decision: it
// leaves the case once the events are stored.
#pragma once
#include "execution/transition/state.hpp"

namespace parcours::execution {

class Path;

class Outgoing {
 public:
  Outgoing(TransitionState& state, Path& path) : state_(state), path_(path) {}

  // Sends the text or the message of a `send`, and ends the step. Without a recipient nothing leaves the case.
  void send(const definition::Step& step, std::int64_t token);
  // Hands over with the step's data and the asked data, which this case never stores. The step ends at once, or waits
  // for the reply of the case that it opens. The moves that follow wait for the scheduler: an automatic handover is
  // entered by a move of its loop.
  void hand_over(const definition::Step& step, std::int64_t token, const Record& asked);

 private:
  // The text or message of a `send`, with its recipients and data.
  Effect effect_of(const definition::Step& step, std::int64_t token) const;

  TransitionState& state_;
  Path& path_;
};

}  // namespace parcours::execution

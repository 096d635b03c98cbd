// What other cases and people send to a case: messages, replies to its handovers, and the handover that opens it.
#pragma once
#include <string>

#include "execution/lines.hpp"
#include "execution/transition/state.hpp"

namespace parcours::execution {

class Forms;
class Meanwhile;
class Path;
class Scheduler;

class Incoming {
 public:
  // The parts that a message may move.
  struct Parts {
    Meanwhile& meanwhile;
    Forms& forms;
    Scheduler& scheduler;
  };
  Incoming(TransitionState& state, Path& path, Parts parts) : state_(state), path_(path), parts_(parts) {}

  // The innermost line that waits for the message takes it. Without one, the history keeps it and nothing moves.
  // Problems: unknown-message, unknown-row, choose-outcome, unknown-outcome, and those of its form.
  void deliver(const Delivery& in);
  // The other case replies to a handover. `accepted` is no end for a step that waits for the end of that case.
  // Problems: conflict, unknown-task, not-waiting.
  void take_reply(const Reply& in);
  // A handover opens this case: its data fills the form of the first step. Where the workflow asks for it, the case
  // then waits to be accepted.
  void open(const Opening& in);
  // A person accepts or refuses the case. Problems: choose-outcome, unknown-outcome, not-asked.
  void accept(const Token& token, const Completion& in);

 private:
  // Refuses an outcome that the message does not have, and one that is missing.
  bool check_outcome(const definition::Message& message, const Delivery& in);
  // The innermost line that waits for the message, inside the frame of a row where that is not 0; null when none does.
  ActiveLine find_receiver(const Delivery& in, std::int64_t row_frame) const;
  // The branch of an `each` that works on the row; -1 when there is none.
  std::int64_t frame_of_row(const std::string& row) const;
  void wait_for_acceptance();
  // Starts the path. The first step ends at once where its form is filled and no outcome is left to choose.
  void start_accepted(const std::string& outcome);

  TransitionState& state_;
  Path& path_;
  Parts parts_;
};

}  // namespace parcours::execution

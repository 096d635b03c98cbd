// What other cases and people send to a case: messages, replies to its handovers, and the handover that opens it.
#pragma once
#include <string>
#include <vector>

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

  // The innermost line that waits for the message takes it. Without one, the history keeps it and nothing moves; the
  // case that sent it is notified. So is it where the row that a case names is not there, or several rows wait.
  // Problems, for a person: unknown-message, unknown-row, ambiguous-row, choose-outcome, unknown-outcome, and those of
  // its form.
  void deliver(const Delivery& in);
  // The other case replies to a handover. `received` is no end of the step, nor is `accepted` for a step that waits for
  // the end of that case. A late reply moves nothing: it is in the history, and a case that goes on with its work is
  // notified. Problems: conflict, unknown-task, not-waiting.
  void take_reply(const Reply& in);
  // The case that handed over does not wait any more. A case that has ended, or knows already, does not change.
  void take_withdrawal(const Withdrawal& in);
  // A handover opens this case: its data fills the form of the first step. Where the workflow asks for it, the case
  // then waits to be accepted.
  void open(const Opening& in);
  // A person accepts or refuses the case. Problems: choose-outcome, unknown-outcome, not-asked; a question,
  // handover-expired, where nobody waits for the answer any more.
  void accept(const Token& token, const Completion& in);

 private:
  // Frames of branches of an `each`; 0: the case.
  using Frames = std::vector<std::int64_t>;
  // Delivers the message to the innermost line inside one of the frames.
  void deliver_to(const definition::Message& message, const Delivery& in, const Frames& frames);
  void keep(const Delivery& in);
  // Refuses an outcome that the message does not have, and one that is missing.
  bool check_outcome(const definition::Message& message, const Delivery& in);
  // The lines that wait for the message inside one of the frames, the innermost first.
  std::vector<ActiveLine> find_receivers(const Delivery& in, const Frames& frames) const;
  // The rows that wait, where the innermost receiver is not inside all of them; else none.
  Frames rows_apart(const std::vector<ActiveLine>& receivers) const;
  void refuse_rows(const Frames& rows);
  std::string shown_name(const Token& branch) const;
  // The branches whose row the message names.
  Frames frames_of_row(const Delivery& in) const;
  void take_late(const Reply& in);
  bool confirm_late();
  void wait_for_acceptance();
  // Starts the path. The first step ends at once where its form is filled and no outcome is left to choose.
  void start_accepted(const std::string& outcome);

  TransitionState& state_;
  Path& path_;
  Parts parts_;
};

}  // namespace parcours::execution

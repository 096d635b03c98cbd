// One transition of a case: an input moves it until it rests. The parts of a transition call each other, because the
// language is recursive: the end of a branch ends its step, whose route enters another step. Each part gets the shared
// state and the parts that it calls, and nothing else:
//   Path          where tokens go next; the ends of steps and blocks
//   StepEntry     what a step does when it is entered
//   Branches      branches of a `parallel` and of an `each`
//   AnytimeSteps  runs of anytime steps
//   Meanwhile     timers and the lines of `meanwhile`
//   Outgoing      texts, messages and handovers that leave the case
//   Incoming      messages, replies and handovers that reach it
//   Forms         what a person fills in
//   Corrections   what a person corrects
//   Actions       requests, results, retries
//   Migration     another version of the workflow
//   Scheduler     the loop
#pragma once
#include "execution/transition/actions.hpp"
#include "execution/transition/anytime_steps.hpp"
#include "execution/transition/branches.hpp"
#include "execution/transition/corrections.hpp"
#include "execution/transition/forms.hpp"
#include "execution/transition/incoming.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/migration.hpp"
#include "execution/transition/outgoing.hpp"
#include "execution/transition/path.hpp"
#include "execution/transition/scheduler.hpp"
#include "execution/transition/state.hpp"
#include "execution/transition/step_entry.hpp"

namespace parcours::execution {

// Used once: one `apply`, then `take_decision`. Owns every part. The workflow and the context must outlive it.
class Transition {
 public:
  Transition(const definition::Workflow& workflow, Case a_case, const DecisionContext& context)
      : state_(workflow, std::move(a_case), context) {}

  void apply(const Opening& in);
  void apply(const Completion& in);
  void apply(const Start& in);
  void apply(const RetryInput& in);
  void apply(const TimersDue& in);
  void apply(const Delivery& in) { incoming_.deliver(in); }
  void apply(const Reply& in) { incoming_.take_reply(in); }
  void apply(const Withdrawal& in) { incoming_.take_withdrawal(in); }
  void apply(const KeptNotice& in) { state_.emit(MessageKept{in.message, {}, in.by}); }
  void apply(const Reopening& in);
  void apply(const Suspension& in);
  void apply(const Resumption& in);
  void apply(const MigrationInput& in) { migration_.migrate(in); }
  void apply(const ActionResult& in);
  void apply(const Correction& in) { corrections_.correct(in); }

  // The case that is opened, where its first form is read; without a move when a handover opens it.
  void begin(const Opening& in);
  const Case& a_case() const { return state_.a_case(); }

  Decision take_decision() && {
    state_.finish_counting();
    return std::move(state_).take_decision();
  }

 private:
  // By the rule of the workflow: how often, and within which delay.
  bool is_reopenable() const;
  // Does a step that waits for a person: checks, form, outcome; then its action, its handover or its end.
  void complete(const Token& token, const Completion& in);

  // The parts refer to each other, so they stay where they are: a Transition is neither copied nor moved.
  TransitionState state_;
  Path path_{state_, branches_, anytime_};
  StepEntry entry_{state_, path_, {meanwhile_, branches_, outgoing_}};
  Branches branches_{state_, path_, meanwhile_};
  AnytimeSteps anytime_{state_, entry_};
  Meanwhile meanwhile_{state_, path_, anytime_};
  Outgoing outgoing_{state_, path_};
  Forms forms_{state_, branches_};
  Actions actions_{state_, path_, forms_};
  Scheduler scheduler_{state_, path_, {entry_, meanwhile_, actions_}};
  Incoming incoming_{state_, path_, {meanwhile_, forms_, scheduler_}};
  Corrections corrections_{state_, scheduler_};
  Migration migration_{state_, {entry_, meanwhile_, scheduler_}};
};

}  // namespace parcours::execution

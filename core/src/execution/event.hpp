// The events of a case: a closed list. An event contains every choice that was made (route, token, date, outcome), so a
// case is rebuilt from its journal without its workflow, its sheets or an expression.
#pragma once
#include <cstdint>
#include <variant>

#include "execution/case.hpp"
#include "execution/case_events.hpp"
#include "execution/step_events.hpp"

namespace parcours::execution {

using Event = std::variant<Opened, Moved, FieldSet, RowSet, PhaseEntered, StepEntered, BranchEntered, StepEnded,
                           BranchEnded, Decided, Parted, Reached, Cancelled, Closing, Stalled, Retried, TimerSet,
                           TimerFired, TimerPaused, Reminded, Sent, MessageTaken, MessageKept, HandedOver, Answered,
                           Counted, Ended, Reopened, Suspended, Resumed, Migrated, Corrected>;

// The revision and the time of a journal row: every event in it has them.
struct Stamp {
  std::int64_t revision = 0;
  Instant at;
};

// Applies the event to the case. Events come in the order of the journal. Throws Error::store on an event that cannot
// follow; the case is then in no defined state.
void evolve(Case& a_case, const Event& event, const Stamp& stamp);

}  // namespace parcours::execution

// The inputs of `decide` (decide.hpp): what people, other cases, actions and the clock send to a case. Plain data.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "execution/event.hpp"

namespace parcours::execution {

// Opens a case and does its first step; the case that `decide` is given is empty. `origin`: the handover that opens it,
// if any.
struct Opening {
  std::string reference;
  std::int64_t version = 0;
  Record with;
  std::string outcome;
  Origin origin{};
};

// Does the step of a token that waits for a person. `seen`: the revision on the sender's screen; 0: not given.
struct Completion {
  std::int64_t token = 0;
  Record with;
  std::string outcome;
  std::int64_t seen = 0;
};

// Starts an anytime step that is offered. Frame 0: the first frame that offers it. `with` and `outcome` are for a step
// that its starter does at once: `may_do` is whether they are one of its `by`.
struct Start {
  std::string step;
  std::int64_t frame = 0;
  Record with;
  std::string outcome;
  bool may_do = false;
};

// Tries a stalled action again, without waiting for the time of its retry.
struct RetryInput {
  std::int64_t token = 0;
};

// Fires every line that is due, then retries the stalled action whose time came first.
struct TimersDue {};

// A message to the case.
struct Delivery {
  std::string message, from;  // from: the sender as the history shows it
  // A row of a list: its number as a case shows it ("2", "2/1") or the value of the list's `key`; of a message of a
  // case, the key, or the number where the list has none. Empty: no row.
  std::string row;
  Record with;
  std::string outcome;
  bool from_case = false;  // a case sends it, not a person
};

// The outcome of a case that a handover of this case opened. `late`: the handover's step was left before.
struct Reply {
  std::int64_t token = 0;
  std::string from, outcome;
  bool late = false;
};

// The case whose handover opened this one does not wait any more: `expired` or `cancelled`.
struct Withdrawal {
  std::string from, outcome;
};

// The case `by` has kept a message that this case sent: nothing there awaited it.
struct KeptNotice {
  std::string message, by;
};

// Corrects a value. `field`: "naissance", or "besoin.motif" with its row, named as a Delivery names it. Null empties
// the field. `seen`: as of a Completion.
struct Correction {
  std::string field, row;
  Value value;
  std::string why;
  std::int64_t seen = 0;
};

// Opens an ended case again, as far as the workflow's `reopen` allows it.
struct Reopening {};
// Stops the clocks of the case.
struct Suspension {};
// Lets them run again. Delays are longer by the time of the suspension.
struct Resumption {};

// Moves the case to this version of the workflow, which `decide` is given. `renamed`: steps that have another name
// there, as pairs of the old name and the new name. `from`: the version that the case leaves, which must outlive the
// decision; null: one with the same lines.
struct MigrationInput {
  std::int64_t version = 0;
  std::vector<std::pair<std::string, std::string>> renamed;
  const definition::Workflow* from = nullptr;
};

// The result of an action that was requested. The decision has the revision of the request.
struct ActionResult {
  enum class Kind { ended, failed };
  std::int64_t token = 0;
  Kind kind = Kind::ended;
  std::string outcome;  // ended: its name; failed: a code
  Record outputs;
  std::vector<Counted> facts;
};

using Input = std::variant<Opening, Completion, Start, RetryInput, TimersDue, Delivery, Reply, Withdrawal, KeptNotice,
                           Reopening, Suspension, Resumption, MigrationInput, ActionResult, Correction>;

}  // namespace parcours::execution

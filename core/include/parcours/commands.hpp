// What can be asked of an engine about a case, and what it answers.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "parcours/value.hpp"

namespace parcours {

// Who acts. The host has authenticated them; roles, structures and territories are looked up by the engine, never
// passed in.
struct Actor {
  std::string id;
};

// Where something is. A case is named by its reference ("P2-2026-00042"); a task by its token, never reused within the
// case.
struct TaskId {
  std::string reference;
  std::int64_t token = 0;
  friend bool operator==(const TaskId&, const TaskId&) = default;
};

// What can be asked: a closed set. The same names in JSON, stories and the CLI. Who may: Open, whom the first step is
// for; Complete, whom the task is for; Start, whom the step is offered to; Deliver, the roles of the message's `from`;
// Reopen, the `by` of `reopen`; Retry, Suspend and Resume, whoever has a role that does the workflow's steps where the
// case is.
struct Open {
  std::string workflow;
  Record with{};
  std::string outcome{};
};  // performs the workflow's first step
struct Complete {
  TaskId task;
  Record with{};
  std::string outcome{};
};  // outcome: which way, where the person chooses
struct Retry {
  TaskId task;
};  // a step that stalled, before its time or after its last
// An anytime step that is offered. One without a `by` is done at once, with the form's values. `in`: the token of the
// block or branch that offers it (Offer::in); 0: wherever it is offered first.
struct Start {
  std::string reference, step;
  Record with{};
  std::string outcome{};
  std::int64_t in = 0;
};
// A message to a case. `row`: for which element of a list: its number, or the value of its key; empty: for none.
struct Deliver {
  std::string reference, message, row{};
  Record with{};
  std::string outcome{};
};
struct Reopen {
  std::string reference;
};  // a case that has ended
struct Suspend {
  std::string reference;
};  // every clock of the case stands still
struct Resume {
  std::string reference;
};  // until then: what was to come comes as much later

struct Command {
  std::variant<Open, Complete, Retry, Start, Deliver, Reopen, Suspend, Resume> what;
  Actor by;
  std::int64_t seen = 0;                 // the revision on the sender's screen; 0: no screen. See `conflict`.
  std::string key{};                     // the same key twice happens once and answers the same
  std::vector<std::string> confirmed{};  // codes of questions answered with yes
};

// What a command did. Can be given again, years later, from the journal alone.
struct Receipt {
  std::string reference;
  std::int64_t revision = 0;
  std::vector<TaskId> opened;
  std::string ended_as;
  bool kept = false;  // a message that nothing awaited: it stands in the history and has moved nothing
};

}  // namespace parcours

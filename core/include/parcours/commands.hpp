// The commands that an engine carries out on a case, and what it returns. Plain values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "parcours/value.hpp"

namespace parcours {

// The person who acts. The host has authenticated them. The engine looks up their roles, structures and territories; a
// host never passes them.
struct Actor {
  std::string id;
};

// A task: the reference of its case ("P2-2026-00042") and its token. A token is never used again within its case.
struct TaskId {
  std::string reference;
  std::int64_t token = 0;
  friend bool operator==(const TaskId&, const TaskId&) = default;
};

// The commands are a closed list. They have the same names in JSON, in stories and in the CLI. In all of them `with`
// contains the values of the form, by the names of its fields, and `outcome` the way that the person chooses, where the
// form has a choice.

// Opens a case and performs the first step of the workflow. For the actors of that step.
struct Open {
  std::string workflow;
  Record with{};
  std::string outcome{};
};

// Completes a task. For the actors of the task.
struct Complete {
  TaskId task;
  Record with{};
  std::string outcome{};
};

// Tries a stalled step again: before its time, or after its last attempt. For every role that does steps of the
// workflow.
struct Retry {
  TaskId task;
};

// Starts an anytime step that the case offers. A step without a `by` is done at once, with the values of the form. So
// is one whose `by` the sender is of, where `with` or `outcome` is given; otherwise a task opens.
// `in`: the token of the block or branch that offers the step (Offer::in); 0: the first that offers it. For the actors
// of the offer.
struct Start {
  std::string reference, step;
  Record with{};
  std::string outcome{};
  std::int64_t in = 0;
};

// Brings a message to a case. `row`: the element of a list that the message is about, by the number that the case shows
// or the value of its key; empty: none, which is refused where several elements wait. For the roles in the `from` of
// the message.
struct Deliver {
  std::string reference, message, row{};
  Record with{};
  std::string outcome{};
};

// Opens a case again that has ended. For the actors in the `by` of the workflow's `reopen`.
struct Reopen {
  std::string reference;
};

// Stops every clock of the case. For every role that does steps of the workflow.
struct Suspend {
  std::string reference;
};

// Starts the clocks of a suspended case again: every date is later by the time of the suspension. For every role that
// does steps of the workflow.
struct Resume {
  std::string reference;
};

// Corrects a value that somebody has typed. `field`: its name; of a row of a list, the name that forms use
// ("besoin.motif"), with the `row` by its number or the value of its key. Null empties the field. `why`: the reason; it
// is as confidential as the field. For the actors who see the field, and may do a step that asks it or have a role that
// `corrects` the sheet. A note (C4) is for its author.
struct Correct {
  std::string reference, field, row{};
  Value value{};
  std::string why{};
};

// A command and its sender.
struct Command {
  std::variant<Open, Complete, Retry, Start, Deliver, Reopen, Suspend, Resume, Correct> what;
  Actor by;
  // The revision on the sender's screen; 0: no screen. When what the form shows has changed since: problem `conflict`.
  std::int64_t seen = 0;
  // A command with the same key is carried out once, whatever it confirms; another one under it: problem `key-used`.
  // Empty: none.
  std::string key{};
  std::vector<std::string> confirmed{};  // codes of questions answered with yes
};

// A step whose action failed in a command, or in an attempt that the command made. The case waits there.
struct StalledStep {
  TaskId task;
  std::string step;                   // empty: it has moved on since, and the receipt is a later copy
  std::string code;                   // why: a code of the action, or one that `parcours explain` lists
  std::optional<Instant> retry_at{};  // when the engine tries again; empty: it waits for a `Retry`
  friend bool operator==(const StalledStep&, const StalledStep&) = default;
};

// What a command did. The engine can return it again, years later, from the journal alone.
struct Receipt {
  std::string reference;
  std::int64_t revision = 0;           // that the command made
  std::vector<TaskId> opened;          // the tasks that it opened
  std::string ended_as;                // the end of the case; empty: it has not ended
  bool kept = false;                   // nothing waited for the message: it is in the history and has moved nothing
  std::vector<StalledStep> stalled{};  // the steps that it left stalled
};

}  // namespace parcours

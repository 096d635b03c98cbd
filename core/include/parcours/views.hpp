// What an engine shows of its cases. Plain values; texts are in the words of the workflow.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parcours/commands.hpp"
#include "parcours/forms.hpp"
#include "parcours/problem.hpp"
#include "parcours/text.hpp"
#include "parcours/titles.hpp"
#include "parcours/value.hpp"

namespace parcours {

// A task, or a step that stalled: its action failed.
struct Task {
  TaskId id;
  std::string workflow, step;
  Text title;
  std::optional<Instant> due;
  bool stalled = false;
  std::string row{};                  // of which row of a list, inside an `each`: "2", "2/1"; empty: of none
  Form form{};                        // what completing it asks; empty: it stalled
  std::optional<Instant> retry_at{};  // stalled: when the engine tries again, unless the case is suspended; empty: it
                                      // waits for a `Retry`
  std::optional<Date> due_on{};       // the day that `due` is the end of; empty: `due` is a time of the clock
};

// An anytime step that the reader may start now.
struct Offer {
  std::string step;
  Text title;
  std::int64_t in = 0;   // the token of the block or branch that offers it; 0: the phase or the case
  std::string row{};     // as in Task
  Form form{};           // what the reader may give when starting it; empty where another actor does it
  bool at_once = false;  // started with its form, it is done; otherwise, and without, it becomes a task
};

// A message that the reader may bring to the case.
struct MessageOffer {
  std::string message;
  Text title;
  bool awaited = false;           // something in the case waits for it; otherwise it is kept and moves nothing
  std::vector<std::string> rows;  // the rows in which something waits for it, as in Task
  Form form{};
};

// What moves the case, or sends or adds something, without a task: an active line of `meanwhile`, or the answer to a
// handover.
struct Wait {
  std::string under;            // the step, block or branch of the line; empty: the phase or the case
  Text title;                   // of that step
  std::string row;              // as in Task
  std::string message, answer;  // the message that it waits for; the workflow whose answer it waits for
  std::optional<Instant> at;    // when it happens by itself
  bool paused = false;          // its clock is stopped
  // "remind role:agent", "remind field:referent", "remind performer:relire", "remind opener", "also faire_le_point",
  // "next orienter", "end forclos".
  std::vector<std::string> then;
  std::optional<Date> on{};  // the day that `at` is the beginning or the end of; empty: `at` is a time of the clock
};

// One revision in the history of a case. `verb`: the command's name in the journal. `events`: one record each. A
// value that the reader may not see is absent; null is the value of a field that was emptied. The events that set a
// time, `step_entered` with `due` and `timer_set` with `at` or `skipped`, also contain the day that it means: `on`,
// `skipped_on`. A time of the clock means none.
struct Entry {
  std::int64_t revision;
  Instant at;
  std::string actor, verb;
  List events;
};

// A case as the reader may see it.
struct Case {
  std::string reference, workflow, phase;
  Text told;                               // how far it is, for who opened it
  std::string status;                      // open, suspended, ended, archived, purged
  std::string ended_as;                    // its end; empty: it has not ended
  std::string closing;                     // the end that it has reached while it waits for its anytime steps
  std::int64_t version = 0, revision = 0;  // version: of the workflow
  Instant opened_at;
  std::optional<Instant> suspended;  // since when its clocks are stopped
  std::string territory;             // where it is; empty: nowhere
  std::optional<Instant> due;        // the earliest date of its open tasks, as far as the reader may see dates
  std::optional<Date> due_on;        // the day that `due` is the end of; empty: `due` is a time of the clock
  bool overdue = false;              // `due` is past
  Record fields;
  std::vector<std::string> hidden;  // the fields that the reader may not see, whether they have a value or not
  std::vector<Task> tasks;
  std::vector<Offer> offers;           // to the reader
  std::vector<MessageOffer> messages;  // from the reader
  std::vector<Wait> waits;             // by date, those without a date last
  std::vector<Entry> history;          // the oldest first
  Titles titles{};                     // the words for the names in the view, of the version of the case
};

// A workflow of which an actor may open cases.
struct OpenableWorkflow {
  std::string workflow;
  Text title;
  std::string sheet;         // empty: it uses no action
  std::int64_t version = 0;  // in force
};

// One page of a list. `next`: where the next page begins; empty on the last page.
template <class T>
struct Page {
  std::vector<T> items;
  std::string next;
  std::optional<std::int64_t> total{};  // of all pages, where Query::counted asks for it; at most kMostCounted
  Problems problems{};                  // what is wrong with the query; there are no items then
};

// What a case sends to people. The host delivers it at least once and then reports it (Engine::mark_delivered). The
// same effect has the same `key` however often it is listed. An entry with `failed` goes to another case: the engine
// has given up its delivery, and it is an incident until Engine::retry.
struct Outgoing {
  std::string id, key;
  std::string kind;       // remind, text; failed: message, handover, reply
  std::string reference;  // of the case that sends it
  std::int64_t revision = 0, token = 0;
  Instant at;
  std::string what;      // the name in the workflow's `texts`; a reminder may have none
  std::string to;        // "role:coordonnateur", "role:partenaire@mission_locale", "actor:nadia"
  std::string step{};    // the step that it is about
  Text text{};           // in every language of the workflow, with the values that it quotes
  Record with{};         // the values that the workflow adds
  std::string failed{};  // the code of the last attempt; empty: for people
};

// The languages in which workflows and cases are drawn.
enum class Notation {
  dot,      // the language of graphviz, phases as bands
  mermaid,  // a flowchart of Mermaid
  outline,  // an ordered list in words, for readers who do not see the drawing
  bpmn,     // BPMN 2.0 as XML, with its layout; for workflows, not for cases
};

// What `run_due` did: timers that fired, deliveries that arrived, and both that failed. `next`: when something is due
// again; empty: nothing is, until a command comes.
struct Due {
  std::int64_t fired = 0, delivered = 0, failed = 0;
  std::optional<Instant> next;
};

}  // namespace parcours

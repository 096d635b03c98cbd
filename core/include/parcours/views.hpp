// What an engine shows of its cases, and how it draws.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parcours/commands.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours {

// One entry of a form, in the words of the workflow.
struct FormEntry {
  std::string field;  // as `with` of a command names it: "naissance", "besoin.motif"; inside `form`, "motif"
  Text title, help;
  std::string screen;  // how the host shows it; the engine reads nothing into it; empty: the workflow does not say
  std::string when;    // it is asked only while this expression is true; empty: always
  bool optional = false;
  bool shown = false;             // seen, not asked
  std::vector<FormEntry> form{};  // of a list: what a new element holds
};
// `row`: of which row of a list it is, inside an `each`: "2"; of one inside another "2/1"; empty: of none. `form`: what
// completing it asks. `stalled`: its action has failed; `again`: when the engine tries it again, unless the case is
// suspended; without: it waits for a `Retry`.
struct Task {
  TaskId id;
  std::string workflow, step;
  Text title;
  std::optional<Instant> due;
  bool stalled = false;
  std::string row{};
  std::vector<FormEntry> form{};
  std::optional<Instant> retry_at{};
};
// An anytime step that may be started now. `in`: the token of the block or branch that offers it. `form`: what starting
// it asks; nothing where it becomes a task.
struct Offer {
  std::string step;
  Text title;
  std::int64_t in = 0;
  std::string row{};
  std::vector<FormEntry> form{};
};
// What would move the case, or tell or add something, without a task being done: a line of `meanwhile` that lives, or
// the answer to a handover.
struct Wait {
  std::string under;  // the step, block or branch that it is written under; empty: the phase or the case
  Text title;         // of that step
  std::string row;
  std::string message, answer;    // for this message; for the answer of a case of this workflow
  std::optional<Instant> at;      // when it comes by itself
  bool paused = false;            // its clock stands still
  std::vector<std::string> then;  // "remind", "also faire_le_point", "next orienter", "end forclos"
};
struct Entry {
  std::int64_t revision;
  Instant at;
  std::string actor, verb;
  List events;
};
struct Case {  // as this actor may see it
  std::string reference, workflow, phase, status, ended_as;
  std::string closing;  // the end that it has reached while it waits for its anytime steps
  std::int64_t version = 0, revision = 0;
  Instant opened_at;
  std::optional<Instant> suspended;  // since when its clocks stand still
  Record fields;
  std::vector<std::string> hidden;  // fields that are filled and not shown
  std::vector<Task> tasks;
  std::vector<Offer> offers;  // to this actor
  std::vector<Wait> waits;    // by date; what has none, last
  std::vector<Entry> history;
};
template <class T>
struct Page {
  std::vector<T> items;
  std::string next;
};  // next: empty on the last page

// What a case has for people: the host brings it to them and says so, at least once; the same `key` is the same one,
// however often it is listed. With `failed` it is what the engine itself could not bring to another case, and has given
// up: an incident, until `Engine::retry`.
struct Outgoing {
  std::string id, key;
  std::string kind;       // remind, text; failed: message, handover, reply
  std::string reference;  // the case
  std::int64_t revision = 0, token = 0;
  Instant at;
  std::string what;      // which of the workflow's `texts`; of a reminder perhaps none
  std::string to;        // "role:coordonnateur", "role:partenaire@mission_locale", "actor:nadia"
  std::string step{};    // that it is about
  Text text{};           // in every language that the workflow gives, with what it quotes of the case
  Record with{};         // what the workflow gives along
  std::string failed{};  // the code of the last attempt
};

// How workflows, and cases on them, are drawn.
enum class Notation {
  dot,      // the language of graphviz, phases as bands
  mermaid,  // a flowchart of Mermaid
  bpmn,     // BPMN 2.0 as XML, with its layout; of workflows alone
};

// What `run_due` did, and when to call it again (empty: when something has been asked of the engine).
struct Due {
  std::int64_t fired = 0, delivered = 0, failed = 0;
  std::optional<Instant> next;
};

}  // namespace parcours

// How a case moves: pure, no I/O. What comes in becomes events, or problems and no event at all.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "execution/event.hpp"
#include "parcours/problem.hpp"

namespace parcours::execution {

// The step at which a case waits that a handover opened, until it is accepted; not one of its workflow's.
inline constexpr std::string_view kAccepts = "accepts";

// What can come in.
struct Opening {
  std::string reference;
  std::int64_t version = 0;
  Record with;
  std::string outcome;
  Origin origin{};
};
struct Completion {
  std::int64_t token = 0;
  Record with;
  std::string outcome;
  std::int64_t seen = 0;
};
struct Start {
  std::string step;
  std::int64_t frame = 0;
  Record with;
  std::string outcome;
};  // an anytime step that is offered
struct RetryInput {
  std::int64_t token = 0;
};
struct TimersDue {};          // every line that is due
struct Delivery {             // a message
  std::string message, from;  // from: who or what sent it, as the history tells it
  std::string row;  // of which row of a list: its number, or the value of the list's `key`; empty: none is meant
  Record with;
  std::string outcome;
  bool from_case = false;  // a case sends it, and not a person
};
struct Reply {
  std::int64_t token = 0;
  std::string from, outcome;
};  // how a case went that a handover opened
struct Reopening {};
struct Suspension {};
struct Resumption {};
// Into this version of the workflow, which `decide` is given; steps that have another name there: old name and new.
struct MigrationInput {
  std::int64_t version = 0;
  std::vector<std::pair<std::string, std::string>> renamed;
};
// What an action that was asked for has answered.
struct ActionResult {
  enum class Kind { ended, failed };
  std::int64_t token = 0;
  Kind kind = Kind::ended;
  std::string outcome;  // ended: its name; failed: a code
  Record outputs;
  std::vector<Counted> facts;
};
using Input = std::variant<Opening, Completion, Start, RetryInput, TimersDue, Delivery, Reply, Reopening, Suspension,
                           Resumption, MigrationInput, ActionResult>;

// Everything around the case that a decision may depend on.
struct DecisionContext {
  Moment moment;
  std::int64_t revision = 1;  // that the command makes: all its decisions share one journal row
  std::string actor;
  const Record& parameters;                     // the city's values, by name
  std::span<const std::string> confirmed = {};  // codes of questions answered with yes
};

// An action that must run before the case can go on; its answer is the next input.
struct ActionRequest {
  std::int64_t token = 0;
  std::string action, chosen;
  Record settings, input, fields;
  int attempt = 1;
  bool by_person = false;  // the sender named it: its refusal is theirs
};

// What has to leave the case once the events are kept: at least once, each under the key of its revision and place in
// the list.
struct Effect {
  enum class Kind { remind, text, message, handover, reply };
  Kind kind = Kind::remind;
  std::string what;             // which text, message or workflow; reply: the outcome
  std::vector<std::string> to;  // people as Reminded says them, references of cases; reply: the case
  std::int64_t token = 0;       // handover: who waits for the answer; reply: who waited
  Record with;                  // what is given along; never in the journal
};

struct Decision {
  Case after;                 // the case as it was, and then every event
  std::vector<Event> events;  // none when there are problems
  std::vector<Effect> effects;
  std::optional<ActionRequest> action_request;
  Problems problems;
};

// Codes: missing, not-asked, wrong-type..., choose-outcome, unknown-outcome, conflict, unknown-task, not-waiting,
// not-stalled, same-person, no-way-out, too-many-steps, not-offered, unknown-message, unknown-row, not-reopenable,
// not-open, already-suspended, not-suspended, no-such-step, other-kind, other-place, and what checks refuse or ask
// (`check-...`).
Decision decide(const definition::Workflow& workflow, Case a_case, const Input& input, const DecisionContext& context);

// Who may do a step now: any of these.
struct Eligible {
  std::string role;       // empty: the actor, whatever their role
  std::string actor;      // empty: everyone with the role; with a role: this one, if they hold it
  std::string structure;  // empty: of any structure
  friend auto operator<=>(const Eligible&, const Eligible&) = default;
};
// Any of `who`, seen from a frame of the case (0: top level). `opener`: who opens, for a case that is not open yet.
// Sorted, each once.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case,
                               const std::vector<definition::ActorSelector>& who, std::int64_t frame = 0,
                               std::string_view opener = {});
// As events and effects say it: "role:referent", "role:partenaire@mission_locale", "actor:nadia".
std::string recipient_text(const Eligible& who);
// Whoever a step is for: its `by`, else those it is offered to. For a case that is about to be opened, its first step.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const definition::Step& step,
                               std::int64_t frame = 0, std::string_view opener = {});
// Of a token that waits for a person.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const Token& token);

// An anytime step that may be started now, in that frame.
struct Offered {
  std::string step;
  std::int64_t frame = 0;
};
std::vector<Offered> offered(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context);

// The territory that an opening names, or its field's default: of the workflow's first field of that type; empty when
// none.
std::string territory_of(const definition::Workflow& workflow, const Record& with);

}  // namespace parcours::execution

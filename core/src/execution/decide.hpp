// The decision: an input moves a case. Pure functions without I/O; any number of threads may call them.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "execution/event.hpp"
#include "execution/input.hpp"
#include "execution/line_change.hpp"
#include "parcours/problem.hpp"

namespace parcours::execution {

// The step at which a case that a handover opened waits until it is accepted. Not a step of its workflow.
inline constexpr std::string_view kAccepts = "accepts";

// Everything outside the case on which a decision may depend. Refers to values of the caller, which must outlive it.
struct DecisionContext {
  Moment moment;
  std::int64_t revision = 1;  // of the command: all its decisions share one journal row
  std::string actor;
  const Record& parameters;                     // the city's values, by name
  std::span<const std::string> confirmed = {};  // codes of the questions that the sender answered with yes
};

// An action that must run before the case can go on. Its answer is the next input, an ActionResult.
struct ActionRequest {
  std::int64_t token = 0;
  std::string action, chosen;
  Record settings, input, fields;
  int attempt = 1;
  bool by_person = false;  // the sender named it: what it refuses are the sender's problems
};

// What leaves the case once its events are stored. It is delivered at least once, under the key of its revision and its
// index in the list.
struct Effect {
  enum class Kind { remind, text, message, handover, reply, withdrawal, kept };
  Kind kind = Kind::remind;
  std::string what;              // the text, message or workflow; reply, withdrawal: the outcome
  std::vector<std::string> to;   // recipient texts, or references of cases; reply, withdrawal, kept: the case
  std::int64_t token = 0;        // handover: the token that waits for the answer; reply: the token that waited
  Record with;                   // the data that goes along; never in the journal
  std::string row{}, outcome{};  // message: the row at the receiver, and the outcome; may be empty
  Record of_rows{};              // remind, text: the values that its text quotes of the rows around it, by their names
};

struct Decision {
  Case after;                 // the case with every event applied
  std::vector<Event> events;  // empty when there are problems
  std::vector<Effect> effects;
  std::optional<ActionRequest> action_request;
  std::vector<LineChange> migrated_lines;  // of a MigrationInput
  Problems problems;
};

// Decides what the input does. A mistake of the sender is a problem. With problems there are no events, effects or
// action request, and `after` must not be used. Problems: missing, not-asked, wrong-type..., choose-outcome,
// unknown-outcome, outcome-not-chosen, conflict, unknown-task, not-waiting, not-stalled, same-person, no-way-out,
// too-many-steps, not-offered, started-only, unknown-message, unknown-row, not-reopenable, still-open, not-open,
// already-suspended, not-suspended, ambiguous-row, handover-expired (a question), no-such-step, no-such-way,
// no-such-phase, other-kind, other-place, computed-corrected, list-corrected, row-needed, row-not-needed,
// nothing-to-correct, not-changed, not-rows, not-a-row, row-not-asked, row-given-twice, and the codes of the workflow's
// checks (`check-...`). Throws Error::store when the case is at a step that the workflow does not have, and
// Error::misuse when an action's result is of an unknown token.
Decision decide(const definition::Workflow& workflow, Case a_case, const Input& input, const DecisionContext& context);

// The case that an opening begins, as its first form sees it.
Case begun(const definition::Workflow& workflow, const Opening& opening, const DecisionContext& context);

// One group of actors who may do a step now.
struct Eligible {
  std::string role;       // empty: the actor, whatever their role
  std::string actor;      // empty: everyone with the role; with a role: this actor, if they have it
  std::string structure;  // empty: of any structure
  friend auto operator<=>(const Eligible&, const Eligible&) = default;
};
// The actors that the selectors choose, seen from a frame of the case (0: top level); sorted, each once. `opener`: the
// actor who opens, for a case that is not open yet.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case,
                               const std::vector<definition::ActorSelector>& who, std::int64_t frame = 0,
                               std::string_view opener = {});
// The actors of a step: its `by`; without one, the actors of its offer.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const definition::Step& step,
                               std::int64_t frame = 0, std::string_view opener = {});
// The actors that a token waits for.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const Token& token);
// The form in events and effects: "role:referent", "role:partenaire@mission_locale", "actor:nadia".
std::string recipient_text(const Eligible& who);
// Whether a text is one of these, and not the reference of a case.
bool is_recipient(std::string_view text);

// An anytime step that may be started now in a frame.
struct Offered {
  std::string step;
  std::int64_t frame = 0;
};
// Every offered step of the case: of the workflow, of the phase, then of each block by token. Empty unless it is open.
std::vector<Offered> offered(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context);

// The territory of a case that is opened with these values: the workflow's first field of that type, or its default.
// Empty when there is none.
std::string territory_of(const definition::Workflow& workflow, const Record& with);

}  // namespace parcours::execution

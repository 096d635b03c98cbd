// How a case moves: pure, no I/O. What comes in becomes events, or problems and no event at all.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "definition/workflow.hpp"
#include "execution/case.hpp"
#include "execution/event.hpp"
#include "parcours/problem.hpp"

namespace parcours::execution {

// What can come in.
struct Opening { std::string ref; std::int64_t version = 0; Record with; std::string outcome; };
struct Completion { std::int64_t token = 0; Record with; std::string outcome; std::int64_t seen = 0; };
struct Retrial { std::int64_t token = 0; };
// What an action that was asked for has answered.
struct Answer {
  enum class Kind { ended, failed };
  std::int64_t token = 0;
  Kind kind = Kind::ended;
  std::string outcome;  // ended: its name; failed: a code
  Record outputs;
  std::vector<Counted> facts;
};
using Input = std::variant<Opening, Completion, Retrial, Answer>;

// Everything around the case that a decision may depend on.
struct Circumstances {
  Moment moment;
  std::int64_t revision = 1;  // that the command makes: all its decisions share one journal row
  std::string actor;
  const Record& parameters;  // the city's values, by name
};

// An action that must run before the case can go on; its answer is the next input.
struct Asked {
  std::int64_t token = 0;
  std::string action, chosen;
  Record settings, input, fields;
  int attempt = 1;
  bool by_person = false;  // the sender named it: its refusal is theirs
};

struct Decision {
  Case after;                  // the case as it was, and then every event
  std::vector<Event> events;   // none when there are problems
  std::optional<Asked> asked;
  Problems problems;
};

// Codes: missing, not-asked, wrong-type..., choose-outcome, unknown-outcome, conflict, unknown-task, not-waiting, not-stalled, same-person,
// no-way-out, too-many-steps.
Decision decide(const definition::Workflow& workflow, Case a_case, const Input& input, const Circumstances& around);

// Who may do a step now: any of these.
struct Eligible {
  std::string role;       // empty: the actor, whatever their role
  std::string actor;      // empty: everyone with the role; with a role: this one, if they hold it
  std::string structure;  // empty: of any structure
  friend auto operator<=>(const Eligible&, const Eligible&) = default;
};
// Of a step that waits for a person. `opener`: who opens, for a case that is not open yet. Sorted, each once.
std::vector<Eligible> eligible(const definition::Workflow& workflow, const Case& a_case, const definition::Step& step, std::string_view opener = {});

// The territory that an opening names, or its field's default: of the workflow's first field of that type; empty when none.
std::string territory_of(const definition::Workflow& workflow, const Record& with);

}  // namespace parcours::execution

// What can be true of a case, forever: a closed list. Every choice stands in an event (route, token, date, outcome), so that
// a case is rebuilt from its journal without its workflow, its sheets or an expression.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "execution/case.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

inline constexpr int kEventsVersion = 1;  // stands in every journal row; a later version reads all earlier ones

struct Opened { std::string ref, workflow; std::int64_t version = 0; std::string by, territory; };
struct FieldSet { std::string field; int level = 1; Value value; };  // null empties it
struct PhaseEntered { std::string phase; };
struct StepEntered {
  std::int64_t token = 0;
  std::string step;
  std::int64_t parent = 0;
  bool waits_for_person = false;
  bool opens_block = false;  // the counters of the steps inside begin afresh
  std::optional<Instant> due;
};
struct StepEnded { std::int64_t token = 0; std::string step, scope, outcome, by; };
struct Decided { std::string step, scope; std::int64_t row = 0; };  // which row of a `decide` was taken, from 1
struct Stalled { std::int64_t token = 0; std::string code; };        // an action reached on the way failed; the token stays
struct Retried { std::int64_t token = 0; };                          // a person had it tried again
struct Counted { std::string indicator; Record by; std::int64_t n = 1; };
struct Ended { std::string outcome; };

using Event = std::variant<Opened, FieldSet, PhaseEntered, StepEntered, StepEnded, Decided, Stalled, Retried, Counted, Ended>;

// When and in which revision events happened: of their journal row.
struct Stamp { std::int64_t revision = 0; Instant at; };

// Makes it true. Events come in the order of the journal; one that cannot follow throws Error::store.
void evolve(Case& a_case, const Event& event, const Stamp& stamp);

// The events of one journal row as stored, and back. `decode_events` throws Error::store on a text that no version wrote.
std::string encode(const std::vector<Event>& events);
std::vector<Event> decode_events(std::string_view text);
// The same as values for people and other programs: a list of records {event: "step_entered", ...}.
List to_values(const std::vector<Event>& events);

}  // namespace parcours::execution

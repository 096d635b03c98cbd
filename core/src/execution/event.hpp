// What can be true of a case, forever: a closed list. Every choice stands in an event (route, token, date, outcome), so
// that a case is rebuilt from its journal without its workflow, its sheets or an expression.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "execution/case.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

// Stands in every journal row; a later version reads all earlier ones.
// 2: `stalled` says which attempt failed, and when it is tried again.
inline constexpr int kEventsVersion = 2;

struct Opened {
  std::string reference, workflow;
  std::int64_t version = 0;
  std::string by, territory;
  Origin origin{};
};
struct FieldSet {
  std::string field;
  int level = 1;
  Value value;
};  // null empties it
struct RowSet {
  std::string list;
  std::int64_t row = 0;
  std::string field;
  int level = 1;
  Value value;
};
struct PhaseEntered {
  std::string phase;
};
struct StepEntered {
  std::int64_t token = 0;
  std::string step;
  std::int64_t parent = 0;
  bool waits_for_person = false;
  bool opens_block = false;  // the counters of the steps inside begin afresh
  std::optional<Instant> due;
  bool is_anytime = false;  // a run of an anytime step
};
struct BranchEntered {
  std::int64_t token = 0;
  std::string step;
  std::int64_t parent = 0;
  std::string branch;
  std::int64_t row = 0;
};
struct StepEnded {
  std::int64_t token = 0;
  std::string step, scope, outcome, by;
};
struct BranchEnded {
  std::int64_t token = 0;
  std::string outcome, list;
};  // list: whose row the branch was of
struct Decided {
  std::string step, scope;
  std::int64_t row = 0;
  std::int64_t parent = 0;
};  // which row of a `decide` was taken, from 1
struct Parted {
  std::string step, scope;
  std::vector<std::string> ways;
};  // which ways a `split` took
struct Reached {
  std::int64_t token = 0;
  std::string from;
};  // one more way into a `merge`
struct Cancelled {
  std::int64_t token = 0;
};  // with everything inside it
struct Closing {
  std::int64_t token = 0;
  std::string outcome;
};  // a frame, or 0 the case, waits for its runs
// An action reached on the way failed; the token stays. Attempt 0 (a row of version 1): one more than before, and only
// a person retries.
struct Stalled {
  std::int64_t token = 0;
  std::string code;
  std::int64_t attempt = 0;
  std::optional<Instant> retry_at{};
};
struct Retried {
  std::int64_t token = 0;
};  // it is tried again: at its time, or a person wants it
struct TimerSet {
  std::int64_t token = 0;
  std::string line;
  Instant from;
  std::optional<Instant> at;
};
struct TimerFired {
  std::int64_t token = 0;
  std::string line;
};
struct TimerPaused {
  std::int64_t token = 0;
  std::string line;
};
struct Reminded {
  std::int64_t token = 0;
  std::string line, text;
  std::vector<std::string> to;
};  // whom: as `eligible` says them
struct Sent {
  std::string step, what;
  std::vector<std::string> to;
};  // one of `texts`, or a message, and to whom
struct MessageTaken {
  std::string message, from;
  std::int64_t token = 0;
  std::string line, outcome;
  std::int64_t row = 0;
};
struct MessageKept {
  std::string message, from;
};  // nothing awaited it
struct HandedOver {
  std::int64_t token = 0;
  std::string workflow;
};
struct Answered {
  std::int64_t token = 0;
  std::string from, outcome;
};  // by the case that took the handover
struct Counted {
  std::string indicator;
  Record by;
  std::int64_t n = 1;
};
struct Ended {
  std::string outcome;
};
struct Reopened {
  std::string by;
};
struct Suspended {
  std::string by;
};
struct Resumed {
  std::string by;
};
// Goes on in another version of its workflow, where some steps have other names: pairs of the old name and the new. Its
// lines are set afresh by the events behind it.
struct Migrated {
  std::int64_t version = 0;
  std::vector<std::pair<std::string, std::string>> renamed;
};

using Event = std::variant<Opened, FieldSet, RowSet, PhaseEntered, StepEntered, BranchEntered, StepEnded, BranchEnded,
                           Decided, Parted, Reached, Cancelled, Closing, Stalled, Retried, TimerSet, TimerFired,
                           TimerPaused, Reminded, Sent, MessageTaken, MessageKept, HandedOver, Answered, Counted, Ended,
                           Reopened, Suspended, Resumed, Migrated>;

// When and in which revision events happened: of their journal row.
struct Stamp {
  std::int64_t revision = 0;
  Instant at;
};

// Makes it true. Events come in the order of the journal; one that cannot follow throws Error::store.
void evolve(Case& a_case, const Event& event, const Stamp& stamp);

// Events as values for people and other programs: a list of records {event: "step_entered", ...}.
List to_values(const std::vector<Event>& events);

}  // namespace parcours::execution

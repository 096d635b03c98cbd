// Events of the steps: tokens, actions, the lines of `meanwhile`, messages and handovers. Plain data. `token` is the
// token that the event changes; 0 is the case or its phase.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parcours/value.hpp"

namespace parcours::execution {

// A new token. `opens_block`: the counters of the steps inside start again from zero.
struct StepEntered {
  std::int64_t token = 0;
  std::string step;
  std::int64_t parent = 0;
  bool waits_for_person = false;
  bool opens_block = false;
  std::optional<Instant> due;
  bool is_anytime = false;
};

// A new token for a branch of a `parallel` or an `each`. `row`: of an `each`, from 1.
struct BranchEntered {
  std::int64_t token = 0;
  std::string step;
  std::int64_t parent = 0;
  std::string branch;
  std::int64_t row = 0;
};

// The token is removed with everything inside it; the step's end is counted in its scope.
struct StepEnded {
  std::int64_t token = 0;
  std::string step, scope, outcome, by;
};

// The same for a branch. `list`: of an `each`, the list of its rows.
struct BranchEnded {
  std::int64_t token = 0;
  std::string outcome, list;
};

// A `decide` took this row, from 1. It has no token; `parent` is the frame that contains it.
struct Decided {
  std::string step, scope;
  std::int64_t row = 0;
  std::int64_t parent = 0;
};

// A `split` took these ways: the names of their first steps.
struct Parted {
  std::string step, scope;
  std::vector<std::string> ways;
};

// A `merge` was reached from one more step.
struct Reached {
  std::int64_t token = 0;
  std::string from;
};

// The token is removed with everything inside it. No end is counted.
struct Cancelled {
  std::int64_t token = 0;
};

// A frame, or the case, has reached this end and waits for its anytime runs.
struct Closing {
  std::int64_t token = 0;
  std::string outcome;
};

// The action of a step failed; the token stays. Attempt 0, of journals of version 1: one more than before.
struct Stalled {
  std::int64_t token = 0;
  std::string code;
  std::int64_t attempt = 0;
  std::optional<Instant> retry_at{};
};

// The action is tried again, at its time or because a person asked for it.
struct Retried {
  std::int64_t token = 0;
};

// A line is active from then on, and due at that time; empty: it has no known date. `line` may also be a step's own
// `due` (kDueOfStep in lines.hpp), which has moved. `skipped`: the time of a reminder that was past already.
struct TimerSet {
  std::int64_t token = 0;
  std::string line;
  Instant from;
  std::optional<Instant> at;
  std::optional<Instant> skipped{};
};

// A line that was due has fired. It does not fire again until it is set.
struct TimerFired {
  std::int64_t token = 0;
  std::string line;
};

// The delay of a line stops. A later TimerSet lets it run again, with the time of the pause added.
struct TimerPaused {
  std::int64_t token = 0;
  std::string line;
  std::optional<Instant> since{};  // empty: with the event
};

// A line reminds people. `text`: one of the workflow's texts, or empty. `to`: recipient texts (decide.hpp).
struct Reminded {
  std::int64_t token = 0;
  std::string line, text;
  std::vector<std::string> to;
};

// A text or a message (`what`) left the case. `to`: recipient texts, or references of cases. The case does not change.
struct Sent {
  std::string step, what;
  std::vector<std::string> to;
};

// A line took a message. The case does not change. `row`: of the list that the message names, from 1; 0: none.
struct MessageTaken {
  std::string message, from;
  std::int64_t token = 0;
  std::string line, outcome;
  std::int64_t row = 0;
};

// No line took the message. The case does not change. `by`: the case that kept it, when this case sent it.
struct MessageKept {
  std::string message, from, by{};
};

// The token waits for another case, no longer for a person.
struct HandedOver {
  std::int64_t token = 0;
  std::string workflow;
};

// The other case of a handover has replied. `token`: the one that waits; 0: the case whose handover opened this one
// does not wait any more. `late`: the step was left before. `waits`: it goes on waiting, for the case `from`.
struct Answered {
  std::int64_t token = 0;
  std::string from, outcome;
  bool late = false, waits = false;
};

}  // namespace parcours::execution

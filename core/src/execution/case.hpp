// The state of a case, rebuilt from its journal. Plain data: only `evolve` (event.hpp) changes it. Not synchronized:
// one thread at a time uses a value.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "execution/stay.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

// A step at which the case is. A frame is a token that contains others: of a block step, or of one branch of a
// `parallel` or an `each`. The number of a token is unique in its case and never used again.
struct Token {
  std::int64_t id = 0;
  std::string step;
  std::int64_t parent = 0;  // the frame that contains it, 0 at top level; of a branch: the token of its step
  bool waits_for_person = false;
  std::int64_t since = 0;  // the revision that entered the step
  std::optional<Instant> due;
  std::string stalled;              // the code of its action's failure; empty: it has not failed
  int attempts = 0;                 // the number of failures
  std::optional<Instant> retry_at;  // stalled: when the engine tries again; empty: only a person retries
  std::string branch;               // of a branch: the name of its block
  std::int64_t row = 0;             // of a branch of an `each`: its row, from 1
  bool is_anytime = false;          // a run of an anytime step
  std::int64_t ended = 0;           // of a `parallel` or an `each`: the number of branches that have ended
  bool handed_over = false;         // a handover that waits for its answer
  std::string closing;              // of a frame: the end that it has reached while anytime runs keep it open
  std::vector<std::string> ways;    // of a `merge`: the steps from which it was reached
  std::string receiver;             // of a handover that waits: the case that has received it; empty: not yet known
  // A failure that only a person retries.
  bool is_incident() const { return !stalled.empty() && !retry_at; }
  // The name of the block whose frame this token is.
  const std::string& frame() const { return branch.empty() ? step : branch; }
  friend bool operator==(const Token&, const Token&) = default;
};

// An active line of `meanwhile`. A line of a step, a block or a branch belongs to its token; a line of a phase or of
// the workflow belongs to token 0.
struct Timer {
  std::int64_t token = 0;
  std::string line;
  Instant from;                   // when the line became active
  std::optional<Instant> at;      // when it is due; empty: its date is unknown, or it has none
  bool fired = false;             // until it is set again
  std::optional<Instant> paused;  // since when its delay does not run
  friend bool operator==(const Timer&, const Timer&) = default;
};

// A filled field: its value as stored, its confidentiality level, the revision that set it.
struct StoredField {
  Value value;
  int level = 1;
  std::int64_t revision = 0;
  friend bool operator==(const StoredField&, const StoredField&) = default;
};

// How often a step has ended, and its last end. `times` and `ended` start again from zero when the scope is entered
// again.
struct StepSummary {
  std::string scope;  // the phase ("/accompagnement"), block step or branch ("approcher") that contains the step
  std::int64_t times = 0;
  std::map<std::string, std::int64_t, std::less<>> ended;  // by outcome
  std::string outcome, by;
  Instant at;
  friend bool operator==(const StepSummary&, const StepSummary&) = default;
};

// The case whose handover opened this one, and the token there that receives the replies.
struct Origin {
  std::string reference;
  std::int64_t token = 0;
  std::optional<Instant> over{};  // since when that case does not wait any more; empty: as far as known it waits
  friend bool operator==(const Origin&, const Origin&) = default;
};

// Where a case is. Grants for a territory or a structure apply by it.
struct Place {
  std::string territory;        // the first territory field that is filled; empty: none
  std::string structure, role;  // the first structure field that is filled, and the role that it is of; empty: none
  friend bool operator==(const Place&, const Place&) = default;
};

// A case that was never opened has revision 0 and is otherwise empty.
struct Case {
  std::string reference, workflow, opened_by, phase;
  Place place;
  std::string ended_as;  // empty: the case is open
  std::string closing;   // the end that it has reached while anytime runs keep it open
  std::int64_t version = 0, revision = 0, last_token = 0, reopened = 0;
  Instant opened_at, since, last_event;  // since: opened or last reopened
  std::optional<Instant> ended_at;       // its last end
  std::optional<Instant> suspended;      // since when its clocks do not run
  Origin origin;
  std::vector<Token> tokens;  // by id
  std::vector<Timer> timers;  // by token, then in the order of the workflow's text
  std::map<std::string, StoredField, std::less<>> fields;
  // By the step's name; inside an `each`, by "name@rows", with the rows of every enclosing `each`: "tenter@2".
  std::map<std::string, StepSummary, std::less<>> steps;
  // Notes (fields of level 4) by field and author: the revision that set each. Their values are not in the state.
  std::map<std::string, std::map<std::string, std::int64_t, std::less<>>, std::less<>> notes;
  // By list: the last outcome of each row's branch; empty: it has not ended.
  std::map<std::string, std::vector<std::string>, std::less<>> row_outcomes;

  std::vector<Stay> stays;  // counts that last, in the order in which they were entered

  bool is_open() const { return revision > 0 && ended_as.empty(); }
  // The token or timer; null when there is none. The pointer is valid until the next event.
  const Token* token(std::int64_t id) const;
  const Timer* timer(std::int64_t token, std::string_view line) const;
  // The end that the block of the frame (0: the case) has reached while anytime runs keep it open; empty: none.
  const std::string& closing_of(std::int64_t frame) const { return frame == 0 ? closing : token(frame)->closing; }
  // The rows of the branches that contain the frame: "2", "2/1"; empty outside every `each`.
  std::string row_path(std::int64_t frame) const;
  // Whether `token` is `frame` or is inside it, at any depth. Every token is inside 0.
  bool is_inside(std::int64_t token, std::int64_t frame) const;
  friend bool operator==(const Case&, const Case&) = default;
};

// The key of a step or a scope inside an `each`: "tenter", or "tenter@2".
std::string in_row_path(const std::string& name, const std::string& rows);

// When the case next has something due: a timer or a retry. Empty: nothing, until somebody acts.
std::optional<Instant> next_due(const Case& a_case);

}  // namespace parcours::execution

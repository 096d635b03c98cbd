// A case as its journal tells it. Plain data; only `evolve` changes it.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/value.hpp"

namespace parcours::execution {

// A place where the case stands. Its number is never used again within the case. A frame is a token with others inside
// it: a block step, or one branch of a `parallel` or an `each`.
struct Token {
  std::int64_t id = 0;
  std::string step;
  std::int64_t parent = 0;  // the frame that it stands in; 0: top level. Of a branch: the token of its step
  bool waits_for_person = false;
  std::int64_t since = 0;  // the revision that entered the step
  std::optional<Instant> due;
  std::string stalled;              // the code under which its action failed; empty: it did not
  int attempts = 0;                 // how often it stalled
  std::optional<Instant> retry_at;  // stalled: when the engine tries it again by itself; empty: it does not
  std::string branch;               // of a branch: the name of its block
  std::int64_t row = 0;             // of a branch of an `each`: its row, from 1
  bool is_anytime = false;          // a run of an anytime step
  std::int64_t ended = 0;           // of a `parallel` or an `each`: how many of its branches have ended
  bool handed_over = false;         // a handover that waits for its answer
  std::string closing;              // a frame that has reached this end and waits for its runs
  std::vector<std::string> ways;    // of a `merge`: the steps from which it was reached
  bool is_incident() const { return !stalled.empty() && !retry_at; }  // it waits for a person to have it tried again
  const std::string& frame() const {
    return branch.empty() ? step : branch;
  }  // the name of the block that it is the frame of
  friend bool operator==(const Token&, const Token&) = default;
};

// A line of `meanwhile` that lives: under a step, block or branch, by its token; under a phase or the workflow, by 0.
struct Timer {
  std::int64_t token = 0;
  std::string line;
  Instant from;                   // when it began to live
  std::optional<Instant> at;      // when it is due; empty: it sleeps, since its date is not known or it has none
  bool fired = false;             // until it is set again
  std::optional<Instant> paused;  // since when it does not run
  friend bool operator==(const Timer&, const Timer&) = default;
};

// A field that is filled: its value as stored, its confidentiality level, the revision that set it.
struct StoredField {
  Value value;
  int level = 1;
  std::int64_t revision = 0;
  friend bool operator==(const StoredField&, const StoredField&) = default;
};

// How often a step has ended, and how the last time. `times` and `ended` begin afresh when its scope is entered again.
struct StepSummary {
  std::string scope;  // the phase ("/accompagnement"), block step or branch ("approcher") that holds the step
  std::int64_t times = 0;
  std::map<std::string, std::int64_t, std::less<>> ended;
  std::string outcome, by;
  Instant at;
  friend bool operator==(const StepSummary&, const StepSummary&) = default;
};

// The case and its token whose handover opened this case, and that is told how it goes.
struct Origin {
  std::string reference;
  std::int64_t token = 0;
  friend bool operator==(const Origin&, const Origin&) = default;
};

struct Case {
  std::string reference, workflow, opened_by, territory, phase;
  std::string ended_as;  // empty: it is open
  std::string closing;   // it has reached this end and waits for its runs
  std::int64_t version = 0, revision = 0, last_token = 0, reopened = 0;
  Instant opened_at, since, last_event;  // since: opened or last reopened
  std::optional<Instant> ended_at;       // when it ended last
  std::optional<Instant> suspended;      // since when its clocks stand still
  Origin origin;
  std::vector<Token> tokens;  // in the order of their numbers
  std::vector<Timer> timers;  // by token, then in the order of the text
  std::map<std::string, StoredField, std::less<>> fields;
  // By the step's name; inside an `each`, by "name@row", with the rows of every `each` around it: "tenter@2".
  std::map<std::string, StepSummary, std::less<>> steps;
  // How the branch of each row last ended, by the list; empty: it has not.
  std::map<std::string, std::vector<std::string>, std::less<>> row_outcomes;

  bool is_open() const { return revision > 0 && ended_as.empty(); }
  const Token* token(std::int64_t id) const;
  const Timer* timer(std::int64_t token, std::string_view line) const;
  // The end that the block of that frame (0: the case) has reached while it waits for its runs; empty: it is not
  // closing.
  const std::string& closing_of(std::int64_t frame) const { return frame == 0 ? closing : token(frame)->closing; }
  // The rows of the branches around what stands in that frame: "2", "2/1"; empty outside every `each`.
  std::string row_path(std::int64_t frame) const;
  // Whether `token` is `frame` or stands inside it, at any depth. Everything stands inside 0.
  bool is_inside(std::int64_t token, std::int64_t frame) const;
  friend bool operator==(const Case&, const Case&) = default;
};

// "tenter", or "tenter@2": how the steps and scopes of a branch of an `each` are told apart.
std::string in_row_path(const std::string& name, const std::string& rows);

// When the engine has to look at the case again by itself; empty: never, until somebody acts.
std::optional<Instant> next_wake(const Case& a_case);

}  // namespace parcours::execution

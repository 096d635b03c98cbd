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

// A place where the case stands. Its number is never used again within the case.
struct Token {
  std::int64_t id = 0;
  std::string step;
  std::int64_t parent = 0;      // the token of the block step around it; 0: top level
  bool waits_for_person = false;
  std::int64_t since = 0;       // the revision that entered the step
  std::optional<Instant> due;
  std::string stalled;          // the code under which its action failed; empty: it did not
  int attempts = 0;             // how often it stalled
  friend bool operator==(const Token&, const Token&) = default;
};

// A field that is filled: its value as stored, its confidentiality level, the revision that set it.
struct Held {
  Value value;
  int level = 1;
  std::int64_t revision = 0;
  friend bool operator==(const Held&, const Held&) = default;
};

// How often a step has ended, and how the last time. `times` and `ended` begin afresh when its scope is entered again.
struct Tally {
  std::string scope;            // the phase ("/accompagnement") or block step ("approcher") that holds the step
  std::int64_t times = 0;
  std::map<std::string, std::int64_t, std::less<>> ended;
  std::string outcome, by;
  Instant at;
  friend bool operator==(const Tally&, const Tally&) = default;
};

struct Case {
  std::string ref, workflow, opened_by, territory, phase;
  std::string ended_as;         // empty: it is open
  std::int64_t version = 0, revision = 0, last_token = 0;
  Instant opened_at, last_event;
  std::vector<Token> tokens;    // in the order of their numbers
  std::map<std::string, Held, std::less<>> fields;
  std::map<std::string, Tally, std::less<>> steps;

  bool is_open() const { return revision > 0 && ended_as.empty(); }
  const Token* token(std::int64_t id) const;
  friend bool operator==(const Case&, const Case&) = default;
};

// As stored: fields of C2 and of C3 and above stand apart, so that a reader's query names only what they may see.
// Equal cases give equal texts. `decode` throws Error::store on texts that no case gives.
struct Columns { std::string state, c2, c3; };
Columns encode(const Case& a_case);
Case decode(const Columns& columns);

}  // namespace parcours::execution

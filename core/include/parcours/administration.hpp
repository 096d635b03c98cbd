// What an operator gives to an engine, and what the engine reports about itself. All are values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parcours/problem.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours {

// A right: `actor` has `role`.
struct Grant {
  std::string actor, role;
  std::string territory{};         // where; empty: everywhere
  std::string structure{};         // for which structure; empty: for every one
  std::optional<Instant> since{};  // empty: from now on
  std::optional<Instant> until{};  // the first instant without the right; empty: without end
};

// Which cases go on in the version of their workflow that is in force.
struct MigrationPlan {
  std::string workflow;  // all of its cases that have not ended and run in another version
  std::vector<std::pair<std::string, std::string>> renamed{};  // steps with another name there: old, new
  bool dry = false;                                            // true: reports the results and changes nothing
};

// The result of a migration for one case.
struct MigrationResult {
  std::string reference;
  std::int64_t from = 0, to = 0;       // versions of the workflow
  std::vector<std::string> stands_at;  // the steps where the case waits
  Problems problems;                   // why it cannot go on in that version; the case is unchanged then
};

// What Engine::verify does more.
struct VerifyOptions {
  std::string
      since{};  // a head (Engine::head) that was kept outside; a database that does not go on from it is reported
};

// One figure of a bilan: how often something was counted.
struct Figure {
  std::string indicator;  // "p2.sessions"
  Text title, answers;    // `answers`: the expected result that it is about; empty: the indicator is derived
  std::string territory;
  Record by;                      // the dimensions of the count; they identify nobody
  std::optional<std::int64_t> n;  // empty: a small count (1 to 4), withheld because it may point at somebody
};

// How many statements an engine has sent to its database since the last call of Engine::statistics.
struct Statistics {
  std::int64_t statements = 0;
  std::int64_t control = 0;  // begin, savepoint, commit and similar
  std::int64_t sheet = 0;    // the statements that sheets declare
  std::int64_t rows = 0;     // the rows that were read
};

// A sheet that is loaded.
struct Sheet {
  std::string name, version;
  Text title;
  std::string library;  // the path of its library
  std::vector<std::string> actions;
};

}  // namespace parcours

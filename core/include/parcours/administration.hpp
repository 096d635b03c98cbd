// What an operator gives to an engine, and what the engine reports about itself. All are values.
#pragma once
#include <cstdint>
#include <functional>
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

// What the end of a right did to one role of an actor.
struct RightsChange {
  std::vector<Grant> ended;      // the grants that it ended, in force or to come
  std::vector<Grant> remaining;  // the grants of that role that the actor has, or will have
};

// A workflow that is in force: the version in which new cases are opened.
struct WorkflowInForce {
  std::string workflow;
  Text title;  // empty when its stored text cannot be read
  std::string sheet;
  std::int64_t version = 0;
  Instant since;  // when this version came into force, the last time that it did
};

// A failure that waits for a person.
struct Incident {
  std::string reference;   // of the case
  std::int64_t token = 0;  // of the task that stalled, or of the step that sent what was given up; 0: the case itself
                           // could not be woken
  std::string code;        // why the last attempt failed, see `parcours explain`
  std::int64_t attempts = 0;
  Instant at;                     // of the last attempt
  Instant since{};                // of the first failure
  std::string action, statement;  // of a sheet; empty: none failed
  Duration used{};                // how long the action ran; what it waited counts as a tenth
  Text why{};                     // the text of the error, without a value; empty: none is known
};

// Which cases go on in the version of their workflow that is in force.
struct MigrationPlan {
  std::string workflow;  // all of its cases that have not ended and run in another version
  std::vector<std::pair<std::string, std::string>> renamed{};  // steps with another name there: old, new
  bool dry = false;                                            // true: reports the results and changes nothing
};

// A line of `meanwhile` that goes, comes or changes its date in a case that is migrated. The delay of a handover and
// the `due` of a step are reported as lines too: `within`, `due`.
struct MigratedLine {
  enum class Change {
    goes,    // the new version has no such line
    comes,   // the version before has none; the line begins with the migration
    changes  // it goes on, and is due at another time
  };
  Change change = Change::goes;
  std::string under;                        // the step, block or branch of the line; empty: the phase or the case
  std::string row;                          // inside an `each`: the numbers of its rows, from 1: "2", "2/1"
  std::string line;                         // its name, else its trigger and effect: "after 20 days: end sans_reponse"
  std::optional<Instant> before, after;     // when it is due; empty: not at a known time, or it has acted
  std::optional<Date> before_on, after_on;  // the day that `before` or `after` is the beginning or the end of; empty: a
                                            // time of the clock
};

// The result of a migration for one case.
struct MigrationResult {
  std::string reference;
  std::int64_t from = 0, to = 0;      // versions of the workflow
  std::vector<std::string> waits_at;  // the steps where the case waits
  std::vector<MigratedLine> lines;    // the lines whose clock is not as before
  Problems problems;                  // why it cannot go on in that version; the case is unchanged then
};

// What Engine::verify_database does more.
struct VerifyOptions {
  // A head (Engine::head) that was kept outside. A database that does not go on from it is reported, and so is a text
  // that is no head. Without one nobody can see that the end of the journal was cut off together with its closings.
  std::optional<std::string> since{};
  // Called from time to time, on the thread of the call: how many cases are proved, of how many. It may begin again.
  // What it throws is dropped.
  std::function<void(std::int64_t done, std::int64_t of)> on_progress{};
};

// How many statements an engine has sent to its database since the last call of Engine::statistics.
struct Statistics {
  std::int64_t statements = 0;
  std::int64_t control = 0;  // begin, savepoint, commit and similar
  std::int64_t sheet = 0;    // the statements that sheets declare
  std::int64_t rows = 0;     // the rows that were read
};

// What Engine::verify_database found. The database is sound when `problems` is empty. No text contains the value of a
// field.
struct Verification {
  struct Table {
    std::string table;  // its name in the database; `check`: a check of a sheet
    std::int64_t rows = 0;
  };
  Problems problems;
  std::vector<Table> proved;  // the rows that were proved; a table without any is left out
  Problems unproved;          // what no row of the database proves, each with its explanation
};

// A sheet that is loaded.
struct Sheet {
  std::string name, version;
  Text title;
  std::string library;  // the path of its library
  std::vector<std::string> actions;
};

}  // namespace parcours

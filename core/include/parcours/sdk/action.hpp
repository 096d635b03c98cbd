// The types with which the author of a sheet works: contracts are data, actions are functions.
// An action never decides where the case goes and never keeps a case's data. It answers with an outcome and outputs.
// The workflow routes the outcome; the engine journals and stores the outputs. A table of a sheet contains only what
// several cases share (places of a chantier, a session) and nothing about a person but an opaque id.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parcours/contract.hpp"
#include "parcours/problem.hpp"
#include "parcours/value.hpp"

namespace parcours::sdk {

// Everything an action may know. The engine owns it, and it lives as long as the call. An action reads no clock, no
// random number and no environment: the same Call and the same rows give the same Outcome. The harness checks this.
struct Call {
  const Record& settings;   // the constants in `with`, checked when the workflow was read
  const Record& input;      // checked against the contract; an empty datum is absent
  const Record& fields;     // the fields that the contract names in `reads`, and no other
  std::string_view chosen;  // the outcome that the person chose when the contract has `chosen`; else empty
  std::string_view reference, actor, territory;  // who acts; of the case: its reference and territory
  std::vector<std::string> roles;                // of the actor, for this case
  Instant now;                                   // of the command, in UTC
  Date today;                                    // in the city's time zone
  std::int64_t case_id, seq;  // the case and its change; statements bind them as :case_id and :seq, and `now` as :now
  int attempt;                // 1, then 2, 3... when the action is run again
};

// The answer of an action: one of three kinds. A value type.
class Outcome {
 public:
  enum class Kind { ended, refused, later };
  // The action is done. The step's `next` routes `name`, an outcome of the contract.
  static Outcome ended(std::string name) { return {Kind::ended, std::move(name)}; }
  // The sender must correct the command. The code of `why` is among the contract's `problems`. Nothing is kept.
  static Outcome refused(Problem why) {
    Outcome o{Kind::refused, {}};
    o.problems.push_back(std::move(why));
    return o;
  }
  // It cannot run now. Its rows are undone, the step waits, and it is run again. `why` is a code for operators.
  static Outcome later(std::string why) { return {Kind::later, std::move(why)}; }

  // Adds an output of the contract, or replaces it.
  Outcome&& with(std::string_view output, Value v) && {
    outputs.set(output, std::move(v));
    return std::move(*this);
  }
  // Adds a question. Nothing happens until the sender confirms its code, which is among the contract's `problems`.
  Outcome&& ask(Problem question) && {
    question.severity = Problem::Severity::question;
    problems.push_back(std::move(question));
    return std::move(*this);
  }
  // Adds a fact: `n` more for an indicator of the sheet. The dimensions `by` identify nobody.
  Outcome&& count(std::string indicator, Record by = {}, std::int64_t n = 1) && {
    facts.push_back({std::move(indicator), std::move(by), n});
    return std::move(*this);
  }

  struct Fact {
    std::string indicator;
    Record by;
    std::int64_t n;
  };
  Kind kind;
  std::string name;
  Record outputs;
  Problems problems;
  std::vector<Fact> facts;

 private:
  Outcome(Kind k, std::string n) : kind(k), name(std::move(n)) {}
};

// The sheet's own tables, inside a savepoint of the case's transaction. A deed names statements that the sheet
// declared. They are checked when the sheet loads and prepared once. They cannot begin, commit or reach the tables of
// others. Errors: every call throws when the statement fails or the action's time limit is over. A deed must let it
// pass. A Rows belongs to the engine and lives as long as the call; only the thread of the call uses it.
// Take a shared place in one statement: `update p3_place set free = free - 1 where name = :place and free > 0`. Then
// run() returns 0 when none was left. Deeds run one after another on SQLite, and in parallel on PostgreSQL, at read
// committed: after an ask() two of them may take the same last place. The update waits for the row of the other.
class Rows {
 public:
  // Runs a statement that changes rows. Returns how many rows it changed.
  virtual std::int64_t run(std::string_view statement, const Record& values = {}) = 0;
  // Runs a query. Returns its rows, at most the statement's `limit`, by the names of its columns.
  virtual std::vector<Record> ask(std::string_view statement, const Record& values = {}) = 0;

 protected:
  ~Rows() = default;
};

// The two kinds of action. A Rule is a pure function. A Deed also reads and writes the sheet's rows. Neither may block,
// call the engine or have another effect. Several threads may run an action at once.
using Rule = Outcome (*)(const Call&);
using Deed = Outcome (*)(const Call&, Rows&);

// A statement of the sheet, in SQL that both databases take, at most 100,000 bytes. Parameters are written :name. The
// names of its tables begin with the sheet's name and `_`.
struct Statement {
  std::string name = {}, sql = {};
  std::vector<std::pair<std::string, Type>> columns = {};  // of a query, in its order
  int limit = 1000;                                        // the most rows that `ask` returns: 1 to 100,000
};
// The next version of the tables. Numbers are 1, 2, 3... without gaps. One SQL statement a text; forward only.
struct Migration {
  int number = 0;
  std::vector<std::string> statements = {};
};
// A query that returns no row when the tables are consistent. `message` is for people.
struct Check {
  std::string name = {}, sql = {};
  Text message = {};
};
// A role that the sheet needs, and its title for people.
struct Role {
  std::string name = {};
  Text title = {};
};
// A figure of the bilan. `id` begins with the sheet's name and a dot. `answers` quotes the *résultat attendu* of the
// sheet; it is empty when the indicator is derived, and the bilan then shows that.
struct Indicator {
  std::string id = {};
  Text title = {};
  Text answers = {};
};

// Receives the declarations of a sheet: at most 1000 of each kind, else a call throws Error::plugin. A sheet is loaded
// whole or not at all. A plugin keeps no reference to it after registration.
class Sheet {
 public:
  virtual void title(Text title) = 0;
  virtual void action(Contract contract, Rule rule) = 0;
  virtual void action(Contract contract, Deed deed) = 0;
  virtual void tables(std::vector<Migration> migrations) = 0;
  virtual void statement(Statement statement) = 0;
  virtual void check(Check check) = 0;
  virtual void role(Role role) = 0;
  virtual void indicator(Indicator indicator) = 0;

 protected:
  ~Sheet() = default;
};

}  // namespace parcours::sdk

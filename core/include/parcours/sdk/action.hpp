// What the author of a sheet writes: contracts as data, actions as functions.
//
// An action never decides where the case goes and never keeps a case's data: it answers with an outcome and outputs;
// the workflow routes the outcome, the engine journals and stores the outputs. A table of a sheet holds only what
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

// Everything an action may know. It lives for the call. No clock, no chance, no environment: the same Call and the same
// rows give the same Outcome (held by the harness, which runs each action twice).
struct Call {
  const Record& settings;   // the constants in `with`, checked when the workflow was read
  const Record& input;      // checked against the contract; what was left empty is absent
  const Record& fields;     // the fields that the contract names in `reads`, and no other
  std::string_view chosen;  // the outcome that the person chose, where the contract says so; else empty
  std::string_view reference, actor, territory;
  std::vector<std::string> roles;  // of the actor, for this case
  Instant now;
  Date today;                 // in the city's time zone
  std::int64_t case_id, seq;  // what a row is stamped with; also bound in every statement as :case_id, :seq, :now
  int attempt;                // 1, then 2.. when tried again
};

// How an action ends: a closed set. A value type.
class Outcome {
 public:
  enum class Kind { ended, refused, later };
  // Routed by the step's `next`; `name` must be an outcome of the contract.
  static Outcome ended(std::string name) { return {Kind::ended, std::move(name)}; }
  // The sender mends what they sent; its code must be among the contract's `problems`. Nothing is kept.
  static Outcome refused(Problem why) {
    Outcome o{Kind::refused, {}};
    o.problems.push_back(std::move(why));
    return o;
  }
  // Its rows are undone; the step waits and is tried again. `why` is a code for people who keep the engine running.
  static Outcome later(std::string why) { return {Kind::later, std::move(why)}; }

  Outcome&& with(std::string_view output, Value v) && {
    outputs.set(output, std::move(v));
    return std::move(*this);
  }
  // A question that the sender confirms before anything happens.
  Outcome&& ask(Problem question) && {
    question.severity = Problem::Severity::question;
    problems.push_back(std::move(question));
    return std::move(*this);
  }
  // A fact: `n` more of what an indicator of the sheet counts, under dimensions that identify nobody.
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

// The sheet's own tables, inside the case's transaction and its savepoint. Statements are named here and written in the
// contract, so they are checked on every database when the sheet loads, prepared once, counted, and cannot begin,
// commit or reach another's tables. Past the action's time limit every call throws, through the action, which must let
// it pass.
//
// What is shared is taken by an update that asks: `update p3_place set free = free - 1 where name = :place and free >
// 0`, and `run` tells by 0 that there was none left. On SQLite deeds come one after another; on PostgreSQL they run
// side by side (at read committed): two that `ask` first both see the last place, and both take it. The update waits
// for the other's row.
class Rows {
 public:
  virtual std::int64_t run(std::string_view statement, const Record& values = {}) = 0;  // how many rows it touched
  virtual std::vector<Record> ask(std::string_view statement,
                                  const Record& values = {}) = 0;  // at most the statement's `limit`
 protected:
  ~Rows() = default;
};

// The signature says what an action is. A Rule is a pure function: it costs no savepoint and runs in stories and
// simulations as in production. A Deed works on the sheet's rows. Neither may block, call the engine, or touch the
// world.
using Rule = Outcome (*)(const Call&);
using Deed = Outcome (*)(const Call&, Rows&);

struct Statement {
  std::string name = {},
              sql = {};  // portable SQL; parameters as :name; only tables that begin with the sheet's name and `_`
  std::vector<std::pair<std::string, Type>> columns = {};  // of a query: what it answers, in order
  int limit = 1000;                                        // rows that `ask` may answer
};
struct Migration {
  int number = 0;
  std::vector<std::string> statements = {};
};  // one statement each; forward only
struct Check {
  std::string name = {}, sql = {};
  Text message = {};
};  // answers no row when the tables are right
struct Role {
  std::string name = {};
  Text title = {};
};
// What a bilan counts. `answers` quotes the *résultat attendu* of the sheet; empty: derived, and the bilan says so.
struct Indicator {
  std::string id = {};
  Text title = {};
  Text answers = {};
};

// What registration fills in. All or nothing; the sheet keeps nothing of it.
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

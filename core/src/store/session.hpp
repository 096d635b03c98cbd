// One connection, its prepared statements, and rows fetched value by value. Everything of SOCI that the layer needs.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "store/failure.hpp"
#include "store/store.hpp"

namespace soci {
class session;
class statement;
class soci_error;
}  // namespace soci

namespace parcours::store {

// What all sessions of a store did since it was last asked.
struct StatementCounters {
  std::atomic<std::int64_t> statements{0}, control{0}, sheet{0};
};

// One SQL statement, prepared once a session. Sessions know it by its address, so it outlives them all.
struct Query {
  std::string text;     // parameters as :name
  std::string columns;  // a letter for each column of its answer: n number, t text, d double
  bool sheet = false;   // counted as a sheet's
};

using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view>;
struct Binding {
  std::string_view name;
  Cell value;
};
using Bindings = std::span<const Binding>;

// What differs between databases about a connection.
class Driver {
 public:
  virtual ~Driver() = default;
  virtual std::unique_ptr<soci::session> connect() const = 0;  // throws DatabaseError
  virtual DatabaseError explain(soci::session& session, const soci::soci_error& error) const = 0;
  // Whether a parameter has the type that its statement gives it, whatever is bound; else it is what was bound.
  virtual bool typed_by_statement() const = 0;
  virtual std::size_t columns(soci::session& session, soci::statement& statement) const = 0;  // of its answer
  // The tables that are touched by the statement that `prepare` prepares.
  virtual std::vector<std::string> tables(soci::session& session, const std::function<void()>& prepare) const = 0;
  virtual bool in_transaction(soci::session& session) const = 0;
  // Runs statements that are not worth preparing (begin, DDL), one after another.
  virtual void run(soci::session& session, const std::string& text) const = 0;
};

// What a statement is found to be when it is prepared.
struct StatementInfo {
  std::size_t columns = 0;
  std::vector<std::string> tables;
};

struct Prepared;
class Session;

// The rows of one answer, in order. A statement that is not read to its end is thrown away, so that nothing stays open.
class Cursor {
 public:
  Cursor(Session& session, const Query& query, Prepared& prepared, bool got);
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor();
  bool next();                                    // to the first row, then to each other; false behind the last
  std::int64_t number(std::size_t column) const;  // 0 when null
  double real(std::size_t column) const;
  const std::string& text(std::size_t column) const;  // empty when null
  bool null(std::size_t column) const;

 private:
  Session& session_;
  const Query& query_;
  Prepared& prepared_;
  bool started_ = false, got_;
};

// One connection. Every call throws DatabaseError when the database refuses, Error::misuse for a text that is not UTF-8
// or holds a NUL. Of one thread at a time.
class Session {
 public:
  Session(const Driver& driver, StatementCounters& counters);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  std::int64_t run(const Query& query, Bindings bindings);  // how many rows it touched
  Cursor ask(const Query& query, Bindings bindings);
  std::int64_t run(const Query& query, std::initializer_list<Binding> b) {
    return run(query, Bindings(b.begin(), b.size()));
  }
  Cursor ask(const Query& query, std::initializer_list<Binding> b) { return ask(query, Bindings(b.begin(), b.size())); }

  void control(const std::string& text);                               // begin, commit, savepoints: counted as control
  void execute(const std::string& text);                               // DDL of migrations: not counted
  StatementInfo describe(const std::string& text, Bindings bindings);  // prepares and forgets; not inside a transaction
  bool in_transaction() const;
  bool broken() const { return broken_; }  // the connection is gone: nothing but to drop the session
  // So many statements failed that the session is better replaced: a server forgets none that is dropped in an aborted
  // transaction.
  bool needs_replacement() const { return dropped_ >= 100; }

 private:
  friend class Cursor;
  using Key = std::pair<const Query*, std::uint64_t>;
  Prepared& prepared(const Query& query, Bindings bindings);
  std::unique_ptr<Prepared> prepare(const Query& query, Bindings bindings);
  void drop(const Query& query);
  void record_failure(const DatabaseError& error, const Query* query);
  template <class Action>
  auto translated(const Query* query, Action action);

  const Driver& driver_;
  StatementCounters& counters_;
  std::unique_ptr<soci::session> session_;
  std::map<Key, std::unique_ptr<Prepared>> statements_;
  bool broken_ = false;
  int dropped_ = 0;
};

}  // namespace parcours::store

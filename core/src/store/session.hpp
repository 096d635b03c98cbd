// One connection, its prepared statements, and rows fetched value by value. The only header that knows SOCI.
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

#include "store/driver.hpp"
#include "store/store.hpp"

namespace parcours::store {

// The statements of all sessions of a store since the last call of Store::counts().
struct StatementCounters {
  std::atomic<std::int64_t> statements{0}, control{0}, sheet{0}, rows{0};
};

// One SQL statement, prepared once a session. Sessions know it by its address, so it must outlive them.
struct Query {
  std::string text;     // a parameter is :name
  std::string columns;  // a letter for each column of the answer: n number, t text, d double
  bool sheet = false;   // counted as a statement of a sheet
};

// The value of a parameter. Texts and lists are not copied: they must live as long as the call.
using NumberList = std::span<const std::int64_t>;
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view, NumberList>;

// A named parameter of a statement.
struct Binding {
  std::string_view name;
  Cell value;
};
using Bindings = std::span<const Binding>;

// What preparing a statement reveals.
struct StatementInfo {
  std::size_t columns = 0;          // of the answer
  std::vector<std::string> tables;  // that it touches
};

struct Prepared;
class Session;

// The rows of one answer, in order. A statement that is not read to its end is dropped, so that nothing stays open.
// Must not outlive its session.
class Cursor {
 public:
  Cursor(Session& session, const Query& query, Prepared& prepared, bool got);
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor();
  bool next();                                    // moves to the first row, then to each next; false after the last
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
// or contains a NUL. One thread at a time.
class Session {
 public:
  // Connects. The driver and the counters outlive the session.
  Session(const Driver& driver, StatementCounters& counters);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Runs a statement to its end, and returns the number of rows that changed.
  std::int64_t run(const Query& query, Bindings bindings);
  // The same, and fails (busy) at once where another connection writes.
  std::int64_t run_without_waiting(const Query& query, std::initializer_list<Binding> b);
  // Runs a statement and returns its rows. One cursor of a query at a time.
  Cursor ask(const Query& query, Bindings bindings);
  std::int64_t run(const Query& query, std::initializer_list<Binding> b) {
    return run(query, Bindings(b.begin(), b.size()));
  }
  Cursor ask(const Query& query, std::initializer_list<Binding> b) { return ask(query, Bindings(b.begin(), b.size())); }

  void control(const std::string& text);                               // begin, commit, savepoints: counted as control
  void roll_back();                                                    // the same, before the session is given back
  void execute(const std::string& text);                               // DDL of migrations: not counted
  StatementInfo describe(const std::string& text, Bindings bindings);  // prepares only; outside a transaction
  std::string fingerprint();  // of the database's software and its tables; outside a transaction
  bool in_transaction() const;
  // Throws DatabaseError (busy) when a writer has changed what was just read. Call it before an answer is used.
  void check_answer() const;
  bool for_one_reader() const { return static_cast<bool>(check_); }  // see Connection
  bool broken() const { return broken_; }  // the connection is lost; the session is of no more use
  // Whether a new session should replace this one, after many failed statements: a server keeps each statement that is
  // dropped in an aborted transaction.
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
  std::shared_ptr<const void> lock_;
  std::unique_ptr<soci::session> session_;
  std::function<void()> check_;
  std::map<Key, std::unique_ptr<Prepared>> statements_;
  bool broken_ = false;
  int dropped_ = 0;
  bool rolled_back_ = false;  // by the last call, whose answer may not be there yet
};

}  // namespace parcours::store

// Everything in which one database differs from another, by name. Each has its test in
// tests/conformance/capabilities_test.cpp.
#pragma once
#include <string>
#include <string_view>

namespace parcours::store {

struct Capabilities {
  std::string_view name;

  // Behaviour.
  bool one_writer;           // a transaction begins when the one before has ended, so a command never meets a Conflict
  bool numbers_without_gap;  // an opening that is rolled back gives its number back
  bool writes_at_commit;  // a command without a savepoint is written in one call by commit(), and may meet its Conflict
                          // there
  bool error_destroys;  // a full disk, or a wait that was too long, takes the whole transaction with every savepoint in
                        // it
  bool embedded;        // the database is a file of ours (or memory), not a server that may go away
  bool types_are_checked;  // a value of another type than its column is refused

  // Words.
  std::string_view exclusively;  // begins a transaction that no other migration runs beside
  std::string_view snapshot;     // begins a transaction that reads one state and keeps no writer waiting
  std::string_view id;           // of a column that numbers its rows
  std::string_view clustered;    // behind a table that is kept in the order of its primary key
  std::string_view hot;          // behind a table whose rows are rewritten often
  std::string_view joined;  // the aggregate that joins texts, and the function that makes a character of its number
  std::string_view character;
  std::string_view next_case;  // the number that the next case will have
  std::string_view relaxed;    // said in a statement: its commit need not wait for the disk
};

const Capabilities& sqlite_capabilities();
const Capabilities& postgresql_capabilities();

// The text with {id}, {clustered}, {hot}, {joined}, {character}, {next_case}, {relaxed} said in that database's
// capabilities.
std::string render_sql(std::string_view text, const Capabilities& capabilities);

}  // namespace parcours::store

// The differences between the databases, each by a name. Each has a test in tests/conformance/capabilities_test.cpp.
#pragma once
#include <string>
#include <string_view>

namespace parcours::store {

struct Capabilities {
  std::string_view name;

  // Behaviour.
  bool one_writer;           // a transaction begins after the one before has ended, so no command meets a Conflict
  bool numbers_without_gap;  // an opening that is rolled back returns its number
  bool writes_at_commit;     // commit() writes a command without a savepoint in one call, and may throw Conflict
  bool error_destroys;       // a full disk or a time-out undoes the whole transaction, savepoints included
  bool embedded;             // the database is a file or memory, not a server that may go away
  bool types_are_checked;    // a value of another type than its column is refused
  bool lateral;              // a select in `from` may use the columns of those before it
  bool numbers_parameters;   // $2 is the second parameter, so that one is sent once however often it is used

  // SQL.
  std::string_view exclusively;  // begins a transaction that excludes every other migration
  std::string_view snapshot;     // begins a transaction that reads one state and blocks no writer
  std::string_view by_index;   // behind `snapshot`: statements are planned once, by index, whatever the statistics are
  std::string_view id;         // of a column that numbers its rows
  std::string_view clustered;  // after a table that is stored in the order of its primary key
  std::string_view hot;        // after a table whose rows are rewritten often
  std::string_view joined;     // the aggregate that joins texts
  std::string_view character;  // the function that gives the character of a code
  std::string_view next_case;  // the number of the next case
  std::string_view damage;     // a query of what the database itself finds damaged, a text for each
  std::string_view relaxed;    // in a statement: its commit does not wait for the disk
  std::string_view numbers_from, numbers_end;  // around a parameter: the numbers of a list, as rows
  // Around a parameter and a number: such a list has it. Empty: it is `in` the rows of the list.
  std::string_view has_from, has_number, has_end;
  std::string_view element_from, element_at, element_end;  // around a parameter and a place: one number of such a list
  std::string_view ids_from, ids_end;  // around a select: its rows are found by their number, one by one
  std::string_view bytewise;           // after the type of a text column: its values are in the order of their bytes
  std::string_view in_turn;  // until the end of the transaction, no other one makes names; empty: one writer anyway
};

// These live as long as the program.
const Capabilities& sqlite_capabilities();
const Capabilities& postgresql_capabilities();

// Replaces {id}, {clustered}, {hot}, {joined}, {character}, {next_case}, {relaxed}, {bytewise}, {ids_from}
// and {ids_end} by the SQL of that database.
// "{numbers :list}" is a select of the numbers in a list, "{element :list 3}" the fourth of them, or null. "{has
// :list c.scope}" tests whether that number is in the list.
std::string render_sql(std::string_view text, const Capabilities& capabilities);

// Replaces each parameter by the number of its first place wherever it is repeated: ":a, :b, :a" gives ":a, :b, $1".
std::string with_numbered_repeats(std::string_view sql);

}  // namespace parcours::store

// Rows of an answer as the structures of stored.hpp. The columns are in the order of queries.cpp.
// A column of another type than its row expects is a mistake of this layer, and is not checked.
#pragma once
#include "store/definitions.hpp"
#include "store/session.hpp"

namespace parcours::store {

// The first five columns of the read of a command.
RequesterRow requester_of(const Cursor& row);
// The columns of a case begin at `from`.
CaseRow case_of(const Cursor& row, std::size_t from);
// A case for a reader, from the column `from` on: a case, then the memberships.
ViewedRow viewed_of(const Cursor& row, std::size_t from);
// The rows of the other tables, each a whole answer.
JournalRow journal_of(const Cursor& row);
TaskRow task_of(const Cursor& row);
EffectRow effect_of(const Cursor& row);
ActRow act_of(const Cursor& row);
FailureRow failure_of(const Cursor& row);
ScopeRow scope_of(const Cursor& row);
DeployedRow deployed_of(const Cursor& row);
WorkflowHead head_of(const Cursor& row);
WorkflowRow workflow_of(const Cursor& row);
CompiledRow compiled_of(const Cursor& row);

// Every row of the answer, as `make` builds it from the cursor. Throws DatabaseError.
template <class Make>
auto all(Session& session, const Query& query, Bindings bindings, Make make) {
  std::vector<decltype(make(std::declval<const Cursor&>()))> made;
  for (auto rows = session.ask(query, bindings); rows.next();) made.push_back(make(rows));
  return made;
}

template <class Make>
auto all(Session& session, const Query& query, std::initializer_list<Binding> bindings, Make make) {
  return all(session, query, Bindings(bindings.begin(), bindings.size()), make);
}

// The last row of the answer, for one that has at most one; empty when it has none. Throws DatabaseError.
template <class Make>
auto one(Session& session, const Query& query, std::initializer_list<Binding> bindings, Make make) {
  std::optional<decltype(make(std::declval<const Cursor&>()))> made;
  for (auto rows = session.ask(query, bindings); rows.next();) made = make(rows);
  return made;
}

// A number that may be null, in both directions.
inline std::optional<std::int64_t> number_or_none(const Cursor& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional(row.number(column));
}
inline Cell cell_of(const std::optional<std::int64_t>& number) { return number ? Cell(*number) : Cell(); }

// A number and a name, the only columns of an answer.
inline std::pair<std::int64_t, std::string> named(const Cursor& row) { return {row.number(0), row.text(1)}; }
// The only column of an answer.
inline std::int64_t number_of(const Cursor& row) { return row.number(0); }

}  // namespace parcours::store

// Rows of answers as the structures of the store.
#pragma once
#include "store/session.hpp"

namespace parcours::store {

// The first four or five columns of a input.
RequesterRow requester_of(const Cursor& row);
CaseRow case_of(const Cursor& row, std::size_t from);
JournalRow journal_of(const Cursor& row);
TaskRow task_of(const Cursor& row);
EffectRow effect_of(const Cursor& row);
WorkflowRow workflow_of(const Cursor& row, bool with_source);

// Every row of an answer.
template <class Make>
auto all(Session& session, const Query& query, std::initializer_list<Binding> bindings, Make make) {
  std::vector<decltype(make(std::declval<const Cursor&>()))> made;
  for (auto rows = session.ask(query, bindings); rows.next();) made.push_back(make(rows));
  return made;
}
// The only row of an answer, or nothing.
template <class Make>
auto one(Session& session, const Query& query, std::initializer_list<Binding> bindings, Make make) {
  std::optional<decltype(make(std::declval<const Cursor&>()))> made;
  for (auto rows = session.ask(query, bindings); rows.next();) made = make(rows);
  return made;
}
inline std::optional<std::int64_t> number_or_none(const Cursor& row, std::size_t column) {
  return row.null(column) ? std::nullopt : std::optional(row.number(column));
}
inline Cell cell_of(const std::optional<std::int64_t>& number) { return number ? Cell(*number) : Cell(); }
inline std::int64_t number_of(const Cursor& row) { return row.number(0); }

}  // namespace parcours::store

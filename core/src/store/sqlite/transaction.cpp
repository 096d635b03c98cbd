#include "store/sqlite/transaction.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "store/rows.hpp"

namespace parcours::store {

namespace {

DatabaseError unlisted_task() { return {Failure::refused, "an open task of the case is not in the list of tasks"}; }

}  // namespace

SqliteTransaction::SqliteTransaction(std::shared_ptr<Database> database) : CommonTransaction(std::move(database)) {
  try {
    session().control("begin immediate");
  } catch (DatabaseError& error) {
    // The lock of the file: who has it is another store, since those of this store wait at the gate.
    if (error.kind == Failure::busy)
      error.text += fmt::format("; another engine has been writing for {} ms", database_->access.patience.count());
    throw;
  }
}

SqliteTransaction::~SqliteTransaction() {
  try {
    if (session_guard_ && session().in_transaction()) session().control("rollback");
  } catch (const DatabaseError&) {  // SQLite has rolled back by itself
  }
}

void SqliteTransaction::write(const Change& change) {
  try {
    if (change.case_row.revision == 1) write_entry(change);
    write_case(change);
    if (change.case_row.revision != 1) write_entry(change);
    write_tasks(change);
    write_members(change);
    write_words(change);
    write_rest(change);
    write_effects(change);
  } catch (const DatabaseError& error) {
    if (error.kind != Failure::unique) throw;
    throw DatabaseError{Failure::conflict, error.text};  // the key of the request, or the reference of the case
  }
}

void SqliteTransaction::write_case(const Change& change) {
  const auto& case_row = change.case_row;
  const bool opens = case_row.revision == 1;
  std::vector<Binding> values{{"id", case_row.id},
                              {"workflow", case_row.workflow},
                              {"status", static_cast<std::int64_t>(case_row.status)},
                              {"structure", case_row.structure},
                              {"territory", case_row.territory},
                              {"head_hash", case_row.head_hash},
                              {"ended_as", case_row.ended_as},
                              {"state", case_row.state},
                              {"c2", case_row.c2},
                              {"c3", case_row.c3},
                              {"phase", case_row.phase},
                              {"waits_at", case_row.waits_at},
                              {"due", case_row.due}};
  if (opens)
    values.insert(values.end(), {{"ref", case_row.reference},
                                 {"opened_at", case_row.opened_at},
                                 {"scope", case_row.scope},
                                 {"opened_by", case_row.opened_by}});
  else
    values.push_back({"revision", case_row.revision});
  const bool rescheduled = case_row.wake != change.wake_before;
  if (opens || rescheduled) values.push_back({"wake", cell_of(case_row.wake)});
  const auto& query = opens         ? queries().case_insert
                      : rescheduled ? queries().case_update_with_wake
                                    : queries().case_update;
  if (session().run(query, values) != 1) throw Conflict{};
  if (change.moved && !opens)
    session().run(queries().case_move,
                  {{"scope", case_row.scope}, {"opened_by", case_row.opened_by}, {"id", case_row.id}});
}

void SqliteTransaction::write_entry(const Change& change) {
  const auto& entry = change.entry;
  session().run(change.case_row.revision == 1 ? queries().journal_insert_first : queries().journal_insert,
                {{"case_id", change.case_row.id},
                 {"seq", entry.seq},
                 {"prev", entry.prev},
                 {"at", entry.at},
                 {"actor", entry.actor},
                 {"workflow", entry.workflow},
                 {"verb", entry.verb},
                 {"events", entry.events},
                 {"c2", entry.c2},
                 {"c3", entry.c3},
                 {"c4", entry.c4},
                 {"hash", entry.hash}});
}

void SqliteTransaction::write_tasks(const Change& change) {
  const auto id = change.case_row.id;
  const auto listed = [](std::int64_t touched) {
    if (touched != 1) throw unlisted_task();
  };
  if (change.removed_tasks.size() == 1 && change.added_tasks.size() == 1) {
    const auto &removed = change.removed_tasks[0], &added = change.added_tasks[0];
    return listed(session().run(queries().task_replace, {{"new_audience", added.audience},
                                                         {"new_due", added.due},
                                                         {"new_token", added.token},
                                                         {"workflow", added.workflow},
                                                         {"ref", added.reference},
                                                         {"step", added.step},
                                                         {"about", added.about},
                                                         {"audience", removed.audience},
                                                         {"due", removed.due},
                                                         {"case_id", id},
                                                         {"token", removed.token}}));
  }
  for (const auto& task : change.removed_tasks)
    listed(session().run(queries().task_delete,
                         {{"audience", task.audience}, {"due", task.due}, {"case_id", id}, {"token", task.token}}));
  for (const auto& task : change.added_tasks)
    session().run(queries().task_insert, {{"audience", task.audience},
                                          {"due", task.due},
                                          {"case_id", id},
                                          {"token", task.token},
                                          {"workflow", task.workflow},
                                          {"ref", task.reference},
                                          {"step", task.step},
                                          {"about", task.about}});
}

void SqliteTransaction::write_members(const Change& change) {
  const auto id = change.case_row.id;
  for (const auto& [query, members] : {std::pair{&queries().member_delete, &change.removed_members},
                                       {&queries().member_insert, &change.added_members}})
    for (const auto& member : *members)
      session().run(*query,
                    {{"case_id", id}, {"actor", member.actor}, {"structure", member.structure}, {"role", member.role}});
  for (const auto& note : change.notes)
    if (note.value.empty())
      session().run(queries().note_delete, {{"case_id", id}, {"author", note.author}, {"field", note.field}});
    else
      session().run(queries().note_write, {{"case_id", id},
                                           {"author", note.author},
                                           {"field", note.field},
                                           {"revision", note.revision},
                                           {"value", note.value}});
}

// One statement for all words that go, and one for all that come.
void SqliteTransaction::write_words(const Change& change) {
  for (const auto& [query, words] :
       {std::pair{&queries().words_delete, &change.removed_words}, {&queries().words_insert, &change.added_words}}) {
    if (words->empty()) continue;
    auto list = nlohmann::json::array();
    for (const auto& each : *words) list.push_back({each.field, each.word});
    session().run(*query, {{"case_id", change.case_row.id}, {"words", list.dump()}});
  }
}

void SqliteTransaction::write_facts(const Change& change) {
  const auto id = change.case_row.id, seq = change.entry.seq;
  if (change.facts.empty()) return;
  if (change.facts.size() == 1) {
    const auto& fact = change.facts.front();
    session().run(queries().fact_insert, {{"name", fact.indicator},
                                          {"day", fact.day},
                                          {"case_id", id},
                                          {"seq", seq},
                                          {"list_row", fact.list_row},
                                          {"person", fact.person},
                                          {"territory", fact.territory},
                                          {"dims", fact.dims},
                                          {"n", fact.n}});
    return;
  }
  auto list = nlohmann::json::array();
  for (const auto& fact : change.facts)
    list.push_back({fact.indicator, fact.day, fact.list_row, fact.person, fact.territory, fact.dims, fact.n});
  const auto facts = list.dump();
  session().run(queries().facts_insert, {{"case_id", id}, {"seq", seq}, {"facts", facts}});
}

void SqliteTransaction::write_rest(const Change& change) {
  const auto id = change.case_row.id, seq = change.entry.seq, at = change.entry.at;
  write_facts(change);
  for (const auto token : change.closed_incidents)
    session().run(queries().incident_close, {{"at", at}, {"case_id", id}, {"token", token}});
  for (const auto& incident : change.incidents)
    session().run(queries().incident_insert, {{"case_id", id},
                                              {"token", incident.token},
                                              {"code", incident.code},
                                              {"attempts", incident.attempts},
                                              {"at", incident.at}});
  if (!change.key.empty())
    session().run(queries().request_insert,
                  {{"key", change.key}, {"case_id", id}, {"seq", seq}, {"at", at}, {"digest", change.key_digest}});
}

void SqliteTransaction::write_effects(const Change& change) {
  for (const auto& effect : change.effects)
    session().run(queries().effect_insert, {{"case_id", change.case_row.id},
                                            {"n", effect.n},
                                            {"seq", change.entry.seq},
                                            {"at", change.entry.at},
                                            {"kind", effect.kind},
                                            {"what", effect.what},
                                            {"target", effect.target},
                                            {"token", effect.token},
                                            {"next", cell_of(effect.next)},
                                            {"payload", effect.payload},
                                            {"hash", effect.hash}});
}

void SqliteTransaction::finish() { session().control("commit"); }

}  // namespace parcours::store

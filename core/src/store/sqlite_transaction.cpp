#include "store/sqlite_transaction.hpp"

#include "store/rows.hpp"

namespace parcours::store {

namespace {

DatabaseError unlisted_task() { return {Failure::other, "an open task of the case is not in the list of tasks"}; }

}  // namespace

SqliteTransaction::SqliteTransaction(std::shared_ptr<Database> database) : CommonTransaction(std::move(database)) {
  session().control("begin immediate");
}

SqliteTransaction::~SqliteTransaction() {
  try {
    if (seat_ && session().in_transaction()) session().control("rollback");
  } catch (const DatabaseError&) {  // SQLite has rolled back by itself
  }
}

void SqliteTransaction::write(const Change& change) {
  try {
    if (change.file.revision == 1) write_entry(change);
    write_file(change);
    if (change.file.revision != 1) write_entry(change);
    write_tasks(change);
    write_rest(change);
    write_effects(change);
  } catch (const DatabaseError& error) {
    if (error.kind != Failure::unique) throw;
    throw DatabaseError{Failure::conflict, error.text};  // the key of the request, or the reference of the case
  }
}

void SqliteTransaction::write_file(const Change& change) {
  const auto& file = change.file;
  const bool opens = file.revision == 1;
  std::vector<Binding> values{{"id", file.id},
                              {"workflow", file.workflow},
                              {"status", static_cast<std::int64_t>(file.status)},
                              {"structure", file.structure},
                              {"territory", file.territory},
                              {"head_hash", file.head_hash},
                              {"ended_as", file.ended_as},
                              {"state", file.state},
                              {"c2", file.c2},
                              {"c3", file.c3}};
  if (opens)
    values.insert(values.end(), {{"ref", file.ref}, {"opened_at", file.opened_at}});
  else
    values.push_back({"revision", file.revision});
  const bool rescheduled = file.wake != change.wake_before;
  if (opens || rescheduled) values.push_back({"wake", cell_of(file.wake)});
  const auto& query = opens ? queries().case_new : rescheduled ? queries().case_rescheduled : queries().case_changed;
  if (session().run(query, values) != 1) throw Conflict{};
}

void SqliteTransaction::write_entry(const Change& change) {
  const auto& entry = change.entry;
  session().run(change.file.revision == 1 ? queries().journal_first : queries().journal_next,
                {{"case_id", change.file.id},
                 {"seq", entry.seq},
                 {"prev", entry.prev},
                 {"at", entry.at},
                 {"actor", entry.actor},
                 {"workflow", entry.workflow},
                 {"verb", entry.verb},
                 {"events", entry.events},
                 {"hash", entry.hash}});
}

void SqliteTransaction::write_tasks(const Change& change) {
  const auto id = change.file.id;
  const auto listed = [](std::int64_t touched) {
    if (touched != 1) throw unlisted_task();
  };
  if (change.gone.size() == 1 && change.opened.size() == 1) {
    const auto &gone = change.gone[0], &opened = change.opened[0];
    return listed(session().run(queries().task_swap, {{"new_audience", opened.audience},
                                                      {"new_due", opened.due},
                                                      {"new_token", opened.token},
                                                      {"workflow", opened.workflow},
                                                      {"ref", opened.ref},
                                                      {"step", opened.step},
                                                      {"about", opened.about},
                                                      {"audience", gone.audience},
                                                      {"due", gone.due},
                                                      {"case_id", id},
                                                      {"token", gone.token}}));
  }
  for (const auto& task : change.gone)
    listed(session().run(queries().task_gone,
                         {{"audience", task.audience}, {"due", task.due}, {"case_id", id}, {"token", task.token}}));
  for (const auto& task : change.opened)
    session().run(queries().task_new, {{"audience", task.audience},
                                       {"due", task.due},
                                       {"case_id", id},
                                       {"token", task.token},
                                       {"workflow", task.workflow},
                                       {"ref", task.ref},
                                       {"step", task.step},
                                       {"about", task.about}});
}

void SqliteTransaction::write_rest(const Change& change) {
  const auto id = change.file.id, seq = change.entry.seq, at = change.entry.at;
  for (const auto& fact : change.facts)
    session().run(queries().fact_new, {{"indicator", fact.indicator},
                                       {"day", fact.day},
                                       {"territory", fact.territory},
                                       {"dims", fact.dims},
                                       {"n", fact.n},
                                       {"case_id", id},
                                       {"seq", seq}});
  for (const auto token : change.mended)
    session().run(queries().incident_mended, {{"at", at}, {"case_id", id}, {"token", token}});
  for (const auto& incident : change.incidents)
    session().run(queries().incident_new, {{"case_id", id},
                                           {"token", incident.token},
                                           {"code", incident.code},
                                           {"attempts", incident.attempts},
                                           {"at", incident.at}});
  if (!change.key.empty())
    session().run(queries().request_new, {{"key", change.key}, {"case_id", id}, {"seq", seq}, {"at", at}});
}

void SqliteTransaction::write_effects(const Change& change) {
  for (const auto& effect : change.effects)
    session().run(queries().effect_new, {{"case_id", change.file.id},
                                         {"n", effect.n},
                                         {"seq", change.entry.seq},
                                         {"at", change.entry.at},
                                         {"kind", effect.kind},
                                         {"what", effect.what},
                                         {"target", effect.target},
                                         {"token", effect.token},
                                         {"next", cell_of(effect.next)},
                                         {"payload", effect.payload}});
}

void SqliteTransaction::finish() { session().control("commit"); }

}  // namespace parcours::store

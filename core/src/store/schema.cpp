#include "store/schema.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <sstream>

#include "store/diagnostics.hpp"
#include "store/query/apply_function.hpp"
#include "store/query/bilan_tables.hpp"

namespace parcours::store {

namespace {
// NOLINTBEGIN(bugprone-suspicious-missing-comma): a statement may go on for several lines
const std::vector<std::string> first_migration{
    // Reference numbers by sheet and year. "#deploys" counts the deployments, which make caches of workflows stale.
    "create table counter (name text primary key, next bigint not null) {clustered}",
    "create table actor (id {id}, name text not null unique)",
    "create table term (id {id}, kind text not null, name text not null, unique (kind, name))",
    "create table audience (id {id}, spec text not null unique)",
    "create table granted (actor bigint not null, role text not null, structure bigint not null, territory bigint not "
    "null,"
    " since bigint not null, until bigint not null, primary key (actor, role, structure, territory, since)) "
    "{clustered}",
    "create table parameter (name text not null, since bigint not null, until bigint not null, value text not null,"
    " primary key (name, since)) {clustered}",

    // In force is the row of a name with the highest `turn`, the one deployed last. Long texts are the last columns, so
    // that a search reads none of them.
    "create table workflow (id {id}, name text not null, version bigint not null, digest text not null, turn bigint "
    "not null,"
    " deployed_at bigint not null, deployed_by bigint not null, contracts text not null, compiled text not null,"
    " source text not null, unique (name, version), unique (name, digest))",
    "create index workflow_in_force on workflow (name, turn)",

    "create table case_file (id {id}, ref text not null unique, workflow bigint not null references workflow,"
    " revision bigint not null, status bigint not null, structure bigint not null, territory bigint not null,"
    " head bigint not null, head_hash text not null, opened_at bigint not null, ended_as text not null,"
    " state text not null, c2 text not null, c3 text not null) {hot}",

    // One row a command, with no index but its number: the history follows `prev` from the `head` of the case.
    "create table journal (id {id}, case_id bigint not null, seq bigint not null, prev bigint not null, at bigint not "
    "null,"
    " actor bigint not null, workflow bigint not null, verb text not null, events text not null, hash text not null)",

    // Open tasks only, in the order of the worklist.
    "create table task (audience bigint not null, due bigint not null, case_id bigint not null, token bigint not null,"
    " workflow bigint not null, ref text not null, step text not null, primary key (audience, due, case_id, token)) "
    "{clustered}",

    "create table request (key text primary key, case_id bigint not null, seq bigint not null, at bigint not null) "
    "{clustered}",
    "create table incident (id {id}, case_id bigint not null, token bigint not null, code text not null,"
    " attempts bigint not null, at bigint not null, closed_at bigint)",
    "create index incident_open on incident (case_id) where closed_at is null",
    "create table fact (id {id}, indicator text not null, day bigint not null, territory bigint not null, dims text "
    "not null,"
    " n bigint not null, case_id bigint, seq bigint)",
    "create index fact_by on fact (indicator, day)",
};

// Wakes and the outbox.
const std::vector<std::string> second_migration{
    "alter table case_file add column wake bigint",
    "alter table task add column about text not null default ''",
    "create index case_wake on case_file (wake, id) where wake is not null",
    // In the order of the journal. A row is deleted when it is delivered.
    "create table outbox (entry bigint not null, n bigint not null, case_id bigint not null, seq bigint not null,"
    " at bigint not null, kind text not null, what text not null, target text not null, token bigint not null,"
    " attempts bigint not null, next bigint, code text not null, payload text not null, primary key (entry, n)) "
    "{clustered}",
    "create index outbox_next on outbox (next, entry, n) where next is not null",
};

// From here on the state of a case keeps when a stalled step is retried. An older engine would lose that, and is
// refused.
const std::vector<std::string> third_migration{};

// The values of events above C1, by level. Rows of before keep theirs in `events`.
const std::vector<std::string> fourth_migration{
    "alter table journal add column c2 text not null default ''",
    "alter table journal add column c3 text not null default ''",
    "alter table journal add column c4 text not null default ''",
};

// The engine's own journal: grants, deployments and closings, one chain.
const std::vector<std::string> fifth_migration{
    "create table act (seq bigint primary key, at bigint not null, kind text not null, body text not null,"
    " hash text not null) {clustered}",
};

// Rows of the outbox have a hash, those of earlier journal rows have none; migrations have a digest.
const std::vector<std::string> sixth_migration{
    "alter table outbox add column hash text not null default ''",
    "insert into counter (name, next) select '#unhashed', coalesce(max(id), 0) from journal",
    "alter table schema_version add column digest text not null default ''",
};
constexpr std::int64_t first_with_digests = 6;

// Rights in the query: where a case is, who is named in it, who opened it. `phase` is null in a row that was written
// before; the engine fills in such rows when it opens the database.
const std::vector<std::string> seventh_migration{
    "create table scope (id {id}, workflow text not null, territory bigint not null, structure bigint not null,"
    " role text not null, unique (workflow, territory, structure, role))",
    "alter table case_file add column scope bigint not null default 0",
    "alter table case_file add column opened_by bigint not null default 0",
    "alter table case_file add column phase text",
    "alter table case_file add column waits_at text not null default ''",
    "create index case_unplaced on case_file (id) where phase is null",
    "create index case_scope on case_file (scope, id)",
    "create index case_opened_by on case_file (opened_by, id)",
    "create table member (case_id bigint not null, actor bigint not null, structure bigint not null, role text not "
    "null,"
    " primary key (case_id, actor, structure, role)) {clustered}",
    "create index member_by on member (actor, structure, case_id)",
    "create table note (case_id bigint not null, author bigint not null, field text not null, revision bigint not null,"
    " value text not null, primary key (case_id, author, field)) {clustered}",
    // An audience that names persons is read by each of them alone.
    "alter table audience add column personal bigint not null default 0",
    "create index audience_shared on audience (id) where personal = 0",
    "create table audience_person (person text not null, audience bigint not null, primary key (person, audience))"
    " {clustered}",
};

// Finding: the words of fields, in the order in which they are asked for; and the earliest date of the open tasks.
const std::vector<std::string> eighth_migration{
    "create table found (field bigint not null, word text {bytewise} not null, case_id bigint not null,"
    " primary key (field, word, case_id)) {clustered}",
    "alter table case_file add column due bigint not null default 9223372036854775807",
    "create index task_of_case on task (case_id)",
    "update case_file set due = coalesce((select min(task.due) from task where task.case_id = case_file.id),"
    " 9223372036854775807)",
    "drop index task_of_case",
};

// Facts in the order in which bilans read them: a name, its days, its cases. Those of before keep what they counted.
const std::vector<std::string> ninth_migration{
    "alter table fact rename to fact_before",
    "create table fact (name text not null, day bigint not null, case_id bigint not null, seq bigint not null,"
    " nth bigint not null, list_row bigint not null, person bigint not null, territory bigint not null,"
    " dims text not null, n bigint not null, primary key (name, day, case_id, seq, nth)) {clustered}",
    "insert into fact (name, day, case_id, seq, nth, list_row, person, territory, dims, n)"
    " select indicator, day, coalesce(case_id, 0), coalesce(seq, 0),"
    " row_number() over (partition by coalesce(case_id, 0), coalesce(seq, 0) order by id), 0, 0, territory, dims, n"
    " from fact_before",
    "drop table fact_before",
};

// A key is bound to its command, and the cause of a failed action is kept: one row for each step that has failed.
const std::vector<std::string> tenth_migration{
    "alter table request add column digest text not null default ''",
    "create table failure (case_id bigint not null, token bigint not null, since bigint not null, at bigint not null,"
    " code text not null, action text not null, statement text not null, used bigint not null, why text not null,"
    " primary key (case_id, token)) {clustered}",
};
// NOLINTEND(bugprone-suspicious-missing-comma)
const Query version_query{"select coalesce(max(number), 0) from schema_version where component = :component", "n"};
const Query record_version_query{"insert into schema_version (component, number) values (:component, :number)", ""};
const Query record_digest_query{
    "update schema_version set digest = :digest where component = :component and number = :number", ""};
const Query recorded_query{"select number, digest from schema_version where component = :component order by number",
                           "nt"};

std::int64_t current_version(Session& session, std::string_view component) {
  auto rows = session.ask(version_query, {{"component", component}});
  rows.next();
  const auto number = rows.number(0);
  while (rows.next()) continue;
  return number;
}

void apply_migration(Session& session, const Capabilities& capabilities, std::string_view component,
                     const SchemaMigration& migration) {
  for (const auto* statements : {&migration.statements, &migration.afterwards})
    for (const auto& statement : *statements) session.execute(render_sql(statement, capabilities));
  session.run(record_version_query, {{"component", component}, {"number", migration.number}});
}

std::int64_t newest_of(const std::vector<SchemaMigration>& migrations) {
  return migrations.empty() ? 0 : migrations.back().number;
}

// Empty when there is no table of versions yet. Reads without the lock, which a writer may have: most of the time
// nothing is missing.
std::optional<std::int64_t> version_without_lock(Session& session, std::string_view component) {
  try {
    return current_version(session, component);
  } catch (const DatabaseError& error) {
    if (error.kind != Failure::other) throw;
    return std::nullopt;
  }
}

[[noreturn]] void refuse_version(std::string_view code, std::string_view component, std::int64_t at,
                                 std::int64_t known) {
  throw store_error(
      code, {{"component", std::string(component)}, {"at", std::to_string(at)}, {"known", std::to_string(known)}});
}

void apply_missing(Session& session, const Capabilities& capabilities, std::string_view component,
                   const std::vector<SchemaMigration>& migrations) {
  session.execute(
      render_sql("create table if not exists schema_version (component text not null, number bigint not null,"
                 " primary key (component, number)) {clustered}",
                 capabilities));
  const auto from = current_version(session, component);
  if (from > newest_of(migrations)) refuse_version("database-newer", component, from, newest_of(migrations));
  for (const auto& migration : migrations)
    if (migration.number > from) apply_migration(session, capabilities, component, migration);
  if (component == "core" && newest_of(migrations) < first_with_digests) return;
  for (const auto& migration : migrations)
    if (const auto digest = digest_of(migration.statements); migration.number > from)
      session.run(record_digest_query, {{"digest", digest}, {"component", component}, {"number", migration.number}});
}

// The migrations that a database ran, with their digests. Empty: there is no table of them, or it has no digests yet.
std::map<std::int64_t, std::string> recorded_migrations(Session& session, std::string_view component) {
  try {
    std::map<std::int64_t, std::string> recorded;
    for (auto rows = session.ask(recorded_query, {{"component", component}}); rows.next();)
      recorded[rows.number(0)] = rows.text(1);
    return recorded;
  } catch (const DatabaseError& error) {
    if (error.kind != Failure::other) throw;
    return {};
  }
}

// Throws Error::store for a migration that ran with another text.
void refuse_edited(Session& session, std::string_view component, const std::vector<SchemaMigration>& migrations) {
  const auto recorded = recorded_migrations(session, component);
  for (const auto& migration : migrations)
    if (const auto ran = recorded.find(migration.number);
        ran != recorded.end() && !ran->second.empty() && ran->second != digest_of(migration.statements))
      throw store_error("migration-edited",
                        {{"component", std::string(component)}, {"number", std::to_string(migration.number)}});
}

// To the planner of a server, which counts few, so that a search goes by their index.
const std::string many_scopes = "alter table case_file alter column scope set (n_distinct = -0.01); analyze case_file";

}  // namespace

// FNV-1a, 64 bits.
std::string digest_of(const std::vector<std::string>& parts) {
  std::uint64_t hash = 14695981039346656037U;
  for (const auto& part : parts) {
    for (const unsigned char c : part) hash = (hash ^ c) * 1099511628211U;
    hash = (hash ^ 0xff) * 1099511628211U;  // no byte of UTF-8
  }
  return fmt::format("{:016x}", hash);
}

std::vector<SchemaMigration> core_migrations(const Capabilities& capabilities) {
  std::vector<SchemaMigration> migrations{{1, first_migration},   {2, second_migration}, {3, third_migration},
                                          {4, fourth_migration},  {5, fifth_migration},  {6, sixth_migration},
                                          {7, seventh_migration}, {8, eighth_migration}, {9, ninth_migration},
                                          {10, tenth_migration},  {11, bilan_tables()},  {12, {}}};
  // The function uses the tables of the newest migration, so the newest migration replaces it.
  if (capabilities.writes_at_commit)
    migrations.back().afterwards = {"drop function if exists parcours_apply; " + apply_function(), many_scopes};
  return migrations;
}

std::vector<std::string> engine_names() {
  std::vector<std::string> names{"schema_version", "parcours_apply"};
  for (const auto& migration : core_migrations(sqlite_capabilities()))
    for (const auto& statement : migration.statements) {
      std::istringstream words(statement);
      std::string word;
      if (!(words >> word) || word != "create") continue;
      while (words >> word && (word == "unique" || word == "table" || word == "index")) continue;
      names.push_back(word);
    }
  return names;
}

void migrate_schema(Session& session, const Capabilities& capabilities, std::string_view component,
                    const std::vector<SchemaMigration>& migrations) {
  refuse_edited(session, component, migrations);
  if (version_without_lock(session, component) == newest_of(migrations)) return;
  session.execute(std::string(capabilities.exclusively));
  try {
    apply_missing(session, capabilities, component, migrations);
    session.execute("commit");
  } catch (...) {
    if (session.in_transaction()) session.execute("rollback");
    throw;
  }
}

void require_schema(Session& session, std::string_view component, const std::vector<SchemaMigration>& migrations) {
  const auto at = version_without_lock(session, component).value_or(0), known = newest_of(migrations);
  refuse_edited(session, component, migrations);
  if (at != known) refuse_version(at > known ? "database-newer" : "database-older", component, at, known);
}

}  // namespace parcours::store

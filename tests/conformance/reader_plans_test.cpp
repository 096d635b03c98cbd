// No statement of a reader reads a whole table or a whole index, whatever the statistics of the database are.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <regex>

#include "readers.hpp"
#include "store/queries.hpp"

namespace parcours::store {
namespace {

using ::testing::IsEmpty;

// Cases that nadia opened, that all name her and one structure, in one scope, with their tasks, journals and notes: by
// the statistics every value is that of every row. Of bruno there is nothing.
class ReadersPlans : public ForReaders {
 protected:
  static constexpr int kCases = 20'000;

  void ask_for_each(const std::string& statement) const {
    fresh->ask(fmt::format("with recursive n (i) as (select 1 union all select i + 1 from n where i < {}) ", kCases) +
               statement);
  }
  void fill() const {
    ask_for_each(
        "insert into case_file (id, ref, workflow, revision, status, structure, territory, head, head_hash, opened_at,"
        " ended_as, state, c2, c3, scope, opened_by, phase, waits_at) select i, 'C-' || i, 1, 1, 1, 0, 1, i, 'h', 0, "
        "'', 's', 'two', '', 1, " +
        std::to_string(nadia) + ", 'p', '' from n");
    ask_for_each(
        "insert into journal (id, case_id, seq, prev, at, actor, workflow, verb, events, hash) select i, i, 1, 0, 0, " +
        std::to_string(nadia) + ", 1, 'open', '', 'h' from n");
    ask_for_each(
        "insert into task (audience, due, case_id, token, workflow, ref, step, about)"
        " select 1, 5, i, 1, 1, 'C-' || i, 'recevoir', '' from n");
    ask_for_each("insert into member (case_id, actor, structure, role) select i, " + std::to_string(nadia) +
                 ", 0, 'agent' from n");
    ask_for_each("insert into member (case_id, actor, structure, role) select i, 0, 3, 'ecole' from n");
    ask_for_each("insert into note (case_id, author, field, revision, value) select i, " + std::to_string(nadia) +
                 ", 'f', 1, 'v' from n");
    ask_for_each("insert into audience (spec, personal) select '=p' || i || '@1', 1 from n");
    ask_for_each("insert into audience_person (person, audience) select 'p', i from n");
  }
  // A page of everything that a reader is shown.
  static void read_everything(Store& from, const std::string& actor, std::int64_t number, const Reach& reach) {
    const auto reader = from.read();
    reader->view("C-77", actor, noon, reach);
    for (const int after : {50, kCases - 100}) reader->viewed_cases(actor, reach, after, 50);
    TaskRow after;
    after.due = 5, after.case_id = 50;
    reader->tasks(reach.scopes, after, 50);
    reader->audiences_of(actor, kCases);
    reader->scopes(0);
    reader->notes(77, number);
    reader->journal(77, 50, Level::c3);
    reader->journal_given(77, 50, number);
  }
  void read_as_all(Store& from) const {
    read_everything(from, "nobody", 0, {});
    read_everything(from, "bruno", bruno, {{2, 9}, {2}, {}, {8}});
    read_everything(from, "nadia", nadia, {});
    read_everything(from, "nadia", nadia, {{1}, {1}, {1}, {3}});
  }
};

class PlansOfPostgresql : public ReadersPlans {
 protected:
  std::int64_t counted(const std::string& sum) const {
    return std::stoll(fresh->ask("select " + sum +
                                 " where schemaname = current_schema() and relname in ('case_file', 'journal', 'task',"
                                 " 'member', 'note', 'audience', 'audience_person', 'actor', 'granted', 'scope')"));
  }
  // The server counts what a session has read when the session ends.
  void close_store() {
    store.reset();
    while (fresh->ask("select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> "
                      "pg_backend_pid() and application_name = 'plans'") != "0")
      continue;
  }
  void SetUp() override {
    ReadersPlans::SetUp();
    if (!store) return;
    for (const auto* table : {"case_file", "journal", "task", "member", "note", "audience", "audience_person"})
      fresh->ask(std::string("alter table ") + table + " set (autovacuum_enabled = off)");
    reopen();
  }
  void reopen() {
    close_store();
    store = open(fresh->connection() + " application_name=plans");
  }
  template <class Work>
  void expect_few_rows_were_read_by(const Work& work) {
    const auto scans = counted("sum(seq_scan) from pg_stat_user_tables");
    const auto entries = counted("sum(idx_tup_read) from pg_stat_user_indexes");
    work();
    close_store();
    EXPECT_EQ(counted("sum(seq_scan) from pg_stat_user_tables") - scans, 0);
    const auto read = counted("sum(idx_tup_read) from pg_stat_user_indexes") - entries;
    EXPECT_GT(read, 100);
    EXPECT_LT(read, 4000);
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, PlansOfPostgresql, ::testing::Values(Kind::postgresql),
                         [](const auto& each) { return name_of(each.param); });

TEST_P(PlansOfPostgresql, GoByIndexWhereEveryRowHasTheSameValues) {
  fill();
  fresh->ask("analyze");
  reopen();
  expect_few_rows_were_read_by([&] { read_as_all(*store); });
}

TEST_P(PlansOfPostgresql, GoByIndexWhereThereAreNoStatistics) {
  fill();
  reopen();
  expect_few_rows_were_read_by([&] { read_as_all(*store); });
}

TEST_P(PlansOfPostgresql, GoByIndexWhenTheyWereMadeForEmptyTables) {
  for (int i = 0; i < 10; ++i) read_as_all(*store);
  fill();
  expect_few_rows_were_read_by([&] { read_as_all(*store); });
}

TEST_P(PlansOfPostgresql, GoByIndexInADatabaseThatWasAnalysedBeforeItsMigration) {
  fill();
  fresh->ask("alter table case_file alter column scope reset (n_distinct)");
  fresh->ask("analyze");
  fresh->ask("delete from schema_version where component = 'core' and number = 12");
  reopen();
  expect_few_rows_were_read_by([&] { read_as_all(*store); });
}

class PlansOfSqlite : public ReadersPlans {
 protected:
  // The steps of the plan that read a table or an index from its beginning.
  std::vector<std::string> scans(const Query& query) const {
    static const std::regex scan(
        "^SCAN (case_file|journal|task|member|note|audience|audience_person|actor|[cjmap])\\b.*");
    std::pair<std::vector<std::string>, int> found;
    const auto keep = [](void* kept, int, char** values, char**) {
      auto& [lines, steps] = *static_cast<std::pair<std::vector<std::string>, int>*>(kept);
      if (++steps; std::regex_match(values[3], scan)) lines.emplace_back(values[3]);
      return 0;
    };
    sqlite3* database = nullptr;
    sqlite3_open(store->path().c_str(), &database);
    EXPECT_EQ(sqlite3_exec(database, ("explain query plan " + query.text).c_str(), keep, &found, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
    EXPECT_GT(found.second, 0);
    return found.first;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, PlansOfSqlite, ::testing::Values(Kind::file),
                         [](const auto& each) { return name_of(each.param); });

TEST_P(PlansOfSqlite, GoByIndexWhereEveryRowHasTheSameValues) {
  fill();
  const Queries queries(sqlite_capabilities());
  for (const bool analysed : {false, true}) {
    if (analysed) fresh->ask("analyze");
    for (const std::size_t scopes : {0, 1, 9, 17, 65, 257})
      EXPECT_THAT(scans(queries.viewed_cases(scopes)), IsEmpty()) << scopes;
    for (std::size_t i = 1; i < queries.lists().tasks.size(); ++i)
      EXPECT_THAT(scans(queries.lists().tasks[i]), IsEmpty()) << i;
    for (const auto* query :
         {&queries.view, &queries.audiences_of, &queries.notes, &queries.journal.at(Level::c3), &queries.journal_given})
      EXPECT_THAT(scans(*query), IsEmpty()) << query->text;
  }
}

}  // namespace
}  // namespace parcours::store

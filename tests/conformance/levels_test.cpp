// The values of a journal row by confidentiality level: written in their columns, read as far as they are asked for.
#include <gmock/gmock.h>

#include "databases.hpp"
#include "store/schema.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;

class LevelColumns : public OnDatabase {
 protected:
  // Opens a case, and changes it once with a value in each column. Returns the last journal row.
  std::int64_t journal_of_two() {
    auto change = next_of(open_case(*store));
    change.entry.prev = change.case_row.id;
    change.entry.c2 = R"(["deux"])", change.entry.c3 = R"(["trois"])", change.entry.c4 = R"(["quatre"])";
    apply(*store, change);
    return store->read()->load_for_command(change.case_row.reference, "", noon).case_row->head;
  }
};
ON_EVERY_DATABASE(LevelColumns);

std::vector<std::string> columns_of(const JournalRow& row) { return {row.events, row.c2, row.c3, row.c4}; }

TEST_P(LevelColumns, OfAJournalRowAreReadUpToTheLevelThatIsAskedFor) {
  const auto head = journal_of_two();
  const auto read = [&](Level level) { return columns_of(store->read()->journal(head, 10, level).at(0)); };

  EXPECT_THAT(read(Level::c1), ElementsAre("[]", "", "", ""));
  EXPECT_THAT(read(Level::c2), ElementsAre("[]", R"(["deux"])", "", ""));
  EXPECT_THAT(read(Level::c3), ElementsAre("[]", R"(["deux"])", R"(["trois"])", ""));
  EXPECT_THAT(read(Level::c4), ElementsAre("[]", R"(["deux"])", R"(["trois"])", R"(["quatre"])"));
}

TEST_P(LevelColumns, AreNotReadForAReceipt) {
  journal_of_two();
  const auto case_id = store->read()->cases(0, 1).at(0).id;

  EXPECT_THAT(columns_of(store->read()->journal_row(case_id, 2).value()), ElementsAre("[]", "", "", ""));
}

TEST_P(LevelColumns, OfARowWithoutSuchValuesAreEmpty) {
  const auto change = open_case(*store);

  EXPECT_THAT(columns_of(store->read()->journal(change.case_row.id, 1, Level::c4).at(0)),
              ElementsAre("[]", "", "", ""));
}

TEST_P(LevelColumns, AreWrittenInALongerTransactionToo) {
  const auto first = open_case(*store);
  auto transaction = store->begin();
  transaction->savepoint();
  auto change = next_of(first);
  change.entry.c4 = R"(["quatre"])";
  change.added_tasks.push_back({1, no_due, change.case_row.id, 9, change.case_row.workflow, "P2", "trier"});
  transaction->apply(change);
  transaction->release();
  transaction->commit();

  const auto head = store->read()->cases(0, 1).at(0).head;
  EXPECT_EQ(store->read()->journal(head, 1, Level::c4).at(0).c4, R"(["quatre"])");
}

class ADatabaseWithoutLevels : public OnDatabase {};
ON_EVERY_SHARED_DATABASE(ADatabaseWithoutLevels);

TEST_P(ADatabaseWithoutLevels, KeepsItsJournalAsItWas) {
  store.reset();
  fresh = make_fresh(GetParam());
  fresh->ask(render_sql(
      "create table schema_version (component text not null, number bigint not null, primary key (component, number))"
      " {clustered}",
      can()));
  if (can().embedded) fresh->ask("pragma application_id = 1348563555");  // the mark of a file of Parcours
  for (const auto& migration : core_migrations(can()))
    for (const auto& statement : migration.number <= 3 ? migration.statements : std::vector<std::string>())
      fresh->ask(render_sql(statement, can()));
  fresh->ask("insert into schema_version (component, number) values ('core', 3)");
  fresh->ask(
      "insert into journal (id, case_id, seq, prev, at, actor, workflow, verb, events, hash)"
      " values (7, 7, 1, 0, 5, 1, 41, 'open', 'as it was', 'h')");

  store = another();

  const auto rows = store->read()->journal(7, 10, Level::c4);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(columns_of(rows[0]), ElementsAre("as it was", "", "", ""));
  EXPECT_EQ(rows[0].hash, "h");
}

}  // namespace
}  // namespace parcours::store

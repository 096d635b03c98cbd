// A test for each difference between the databases (core/src/store/capabilities.hpp).
#include <thread>

#include "databases.hpp"
#include "store/proof/proof_reader.hpp"
#include "store/queries.hpp"

namespace parcours::store {
namespace {

class Capability : public OnDatabase {};
ON_EVERY_DATABASE(Capability);

TEST_P(Capability, OneWriter) {
  const auto opened = open_case(*store);
  auto first = store->begin();
  first->load_for_command(opened.case_row.reference, "", "", noon);
  if (can().one_writer) {
    EXPECT_THROW(store->begin(), Error);
    return;
  }
  EXPECT_NO_THROW(apply(*store, next_of(opened)));
  const auto late = [&] {
    first->apply(next_of(opened));
    first->commit();
  };
  EXPECT_THROW(late(), Conflict);
}

TEST_P(Capability, NumbersWithoutGap) {
  store->begin()->load_for_opening("w", "P2-2026", "", "", noon);
  const auto next = store->begin()->load_for_opening("w", "P2-2026", "", "", noon).number;
  EXPECT_EQ(next, can().numbers_without_gap ? 1 : 2);
}

TEST_P(Capability, WritesAtCommit) {
  const auto opened = open_case(*store);
  auto transaction = store->begin();
  store->counts();
  transaction->apply(next_of(opened));
  EXPECT_EQ(store->counts().statements, can().writes_at_commit ? 0 : 3);
  transaction->commit();
  EXPECT_EQ(store->counts().statements, can().writes_at_commit ? 1 : 0);
}

TEST_P(Capability, ErrorDestroys) {
  if (can().error_destroys) return;  // FullDatabase.MayLoseTheWholeTransactionAndSaysSo
  const auto opened = open_case(*store);
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->apply(next_of(opened));
  transaction->savepoint();
  EXPECT_THROW(transaction->apply(next_of(opened)), Conflict);
  EXPECT_FALSE(transaction->lost());
  transaction->rollback_to();
  transaction->release();
  EXPECT_NO_THROW(transaction->commit());
}

TEST_P(Capability, Embedded) {
  EXPECT_EQ(!store->path().empty(), GetParam() == Kind::file);
  EXPECT_EQ(can().embedded, GetParam() != Kind::postgresql);
}

TEST_P(Capability, TypesAreChecked) {
  store->adopt("p3", {{1, {"create table p3_t (n bigint)"}}}, {{"add", "insert into p3_t (n) values (:n)", {}}}, {});
  auto transaction = store->begin();
  const auto rows = transaction->rows("p3", 1, 1, noon);
  if (can().types_are_checked) {
    EXPECT_THROW(rows->run("add", {{"n", "three"}}), Error);
  } else {
    EXPECT_NO_THROW(rows->run("add", {{"n", "three"}}));
  }
}

TEST_P(Capability, Lateral) {
  if (!fresh->shared()) return;
  const auto* of_the_one_before = "select s.n from (select 1 as n) as x cross join lateral (select x.n + 1 as n) as s";
  if (can().lateral) {
    EXPECT_EQ(fresh->ask(of_the_one_before), "2");
  } else {
    EXPECT_THROW(fresh->ask(of_the_one_before), std::runtime_error);
  }
}

// Nobody waits for the end of a read.
TEST_P(Capability, EmbeddedOrKeepsTheConnectionOfAReadForTheNext) {
  if (can().embedded) return;
  const auto connections = [&] {
    return fresh->ask(
        "select string_agg(cast(pid as text), ' ') from pg_stat_activity where application_name = 'kept'");
  };
  const auto kept = open(fresh->connection() + " application_name=kept");
  kept->read()->cases(0, 1);
  const auto first = connections();

  kept->begin();  // and no statement
  kept->read()->cases(0, 1);

  EXPECT_EQ(connections(), first);
}

TEST_P(Capability, NumbersParameters) {
  for (const auto& text : {Queries(can()).view.text, Queries(can()).viewed_cases(15).text}) {
    const auto first = text.find(":actor");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(text.find(":actor", first + 1) == std::string::npos, can().numbers_parameters) << text;
  }
}

// The limit in sdk/action.hpp: on PostgreSQL another command may write between the question and the write of an action.
TEST_P(Capability, DamageOfAWholeDatabaseIsNone) {
  open_case(*store);
  EXPECT_TRUE(store->read_for_proof()->damage().empty());
}

TEST_P(Capability, BytewiseTextsAreInTheOrderOfTheirBytes) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  for (const auto* word : {"b", "é", "B", "a-c", "ab"})
    fresh->ask("insert into found (field, word, case_id) values (1, '" + std::string(word) + "', 1)");
  std::string words;
  for (const auto* after : {"", "B", "a-c", "ab", "b"})
    words += fresh->ask("select min(word) from found where word > '" + std::string(after) + "'") + " ";
  EXPECT_EQ(words, "B a-c ab b é ");
}

class DeedsSideBySide : public Capability {
 protected:
  void SetUp() override {
    Capability::SetUp();
    if (!store) return;
    store->adopt("p3", {{1, {"create table p3_t (free bigint not null)", "insert into p3_t (free) values (1)"}}},
                 {{"free", "select free from p3_t", {{"free", Type::number}}},
                  {"take", "update p3_t set free = free - 1", {}},
                  {"take_if_free", "update p3_t set free = free - 1 where free > 0", {}}},
                 {});
  }
  std::unique_ptr<SheetRows> deed(Transaction& transaction) {
    transaction.savepoint();
    return transaction.rows("p3", 1, 1, noon);
  }
  std::int64_t free() {
    const auto transaction = store->begin();
    return deed(*transaction)->ask("free").at(0).at("free").as<std::int64_t>();
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, DeedsSideBySide, ::testing::Values(Kind::file, Kind::postgresql),
                         [](const auto& each) { return name_of(each.param); });

TEST_P(DeedsSideBySide, ThatAskFirstBothFindRoomWhereThereIsMoreThanOneWriter) {
  const auto one = store->begin();
  EXPECT_EQ(deed(*one)->ask("free").at(0).at("free"), Value(1));
  if (can().one_writer) {
    EXPECT_THROW(store->begin(), Error);  // not before the first has ended
    return;
  }
  const auto other = store->begin();
  EXPECT_EQ(deed(*other)->ask("free").at(0).at("free"), Value(1));
  for (auto* each : {one.get(), other.get()}) {
    each->rows("p3", 1, 1, noon)->run("take");
    each->commit();
  }
  EXPECT_EQ(free(), -1);
}

TEST_P(DeedsSideBySide, TakeNoMoreThanThereIsWhenTheUpdateAsks) {
  for (const int touched : {1, 0}) {
    const auto transaction = store->begin();
    EXPECT_EQ(deed(*transaction)->run("take_if_free"), touched);
    transaction->commit();
  }
  EXPECT_EQ(free(), 0);
}

TEST_P(DeedsSideBySide, WaitForEachOthersRowAndThenSeeWhatItBecame) {
  if (can().one_writer) return;  // begin() waits
  auto one = store->begin();
  EXPECT_EQ(deed(*one)->run("take_if_free"), 1);
  std::int64_t touched = -1;
  std::thread other([&] {
    const auto transaction = store->begin();
    touched = deed(*transaction)->run("take_if_free");
    transaction->commit();
  });
  one->commit();
  other.join();
  EXPECT_EQ(touched, 0);
  EXPECT_EQ(free(), 0);
}

}  // namespace
}  // namespace parcours::store

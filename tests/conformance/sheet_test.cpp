// A sheet's tables and declared statements.
#include <gmock/gmock.h>

#include "databases.hpp"
#include "store/proof/proof_reader.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<sdk::Migration> tables{
    {1,
     {"create table p3_place (id {id}, name text not null, left_over bigint not null check (left_over >= 0))",
      "create index p3_place_name on p3_place (name)"}},
    {2,
     {"create table p3_seat (place bigint not null references p3_place (id), case_id bigint not null, seq bigint not "
      "null,"
      " at bigint not null, day text, price text, weight double precision, kept bigint, primary key (place, case_id)) "
      "{clustered}"}}};

const std::vector<sdk::Statement> statements{
    {"make", "insert into p3_place (name, left_over) values (:name, :places)", {}},
    {"take", "update p3_place set left_over = left_over - 1 where name = :name", {}},
    {"left", "select left_over from p3_place where name = :name", {{"left_over", Type::number}}},
    {"sit",
     "insert into p3_seat (place, case_id, seq, at, day, price, weight, kept)"
     " select id, :case_id, :seq, :now, :day, :price, :weight, :kept from p3_place where name = :name",
     {}},
    {"seats",
     "select p.name, s.case_id, s.seq, s.at, s.day, s.price, s.weight, s.kept from p3_seat s join p3_place p on p.id = "
     "s.place"
     " order by p.id",
     {{"name", Type::text},
      {"case_id", Type::number},
      {"seq", Type::number},
      {"at", Type::datetime},
      {"day", Type::date},
      {"price", Type::money},
      {"weight", Type::number},
      {"kept", Type::boolean}}},
    {"names", "select name from p3_place order by name", {{"name", Type::text}}, 2},
    {"sum",
     "select coalesce(sum(left_over), 0), count(*) from p3_place",
     {{"sum", Type::number}, {"n", Type::number}}}};

const std::vector<sdk::Check> checks{
    {"no-negative", "select name, left_over from p3_place where left_over < 2", {"moins de deux"}}};

class ASheet : public OnDatabase {
 protected:
  void SetUp() override {
    OnDatabase::SetUp();
    if (!store) return;
    store->adopt("p3", tables, statements, checks);
    transaction = store->begin();
    rows = transaction->rows("p3", 42, 7, noon);
  }
  void TearDown() override { rows.reset(), transaction.reset(); }
  std::unique_ptr<Transaction> transaction;
  std::unique_ptr<SheetRows> rows;
};
ON_EVERY_DATABASE(ASheet);

TEST_P(ASheet, RunsItsStatementsByName) {
  EXPECT_EQ(rows->run("make", {{"name", "vélo"}, {"places", 2}}), 1);
  EXPECT_EQ(rows->run("take", {{"name", "vélo"}}), 1);
  EXPECT_EQ(rows->run("take", {{"name", "nothing"}}), 0);
  EXPECT_THAT(rows->ask("left", {{"name", "vélo"}}), ElementsAre(Record{{"left_over", 1}}));
  EXPECT_TRUE(rows->ask("left", {{"name", "nothing"}}).empty());
}

TEST_P(ASheet, HasItsRowsStampedAndItsValuesBackAsTheyWere) {
  rows->run("make", {{"name", "vélo"}, {"places", 2}});
  const Date day(std::chrono::year(2026) / 3 / 2);
  rows->run("sit", {{"name", "vélo"}, {"day", day}, {"price", Decimal(1250, 2)}, {"weight", 2.5}, {"kept", true}});
  const Record seat{{"name", "vélo"},
                    {"case_id", 42},
                    {"seq", 7},
                    {"at", Instant(std::chrono::microseconds(noon))},
                    {"day", day},
                    {"price", Decimal(125, 1)},
                    {"weight", Decimal(25, 1)},
                    {"kept", true}};
  EXPECT_THAT(rows->ask("seats"), ElementsAre(seat));
}

TEST_P(ASheet, KeepsAnEmptyValueEmpty) {
  rows->run("make", {{"name", "vélo"}, {"places", 2}});
  rows->run("sit", {{"name", "vélo"}, {"day", {}}, {"price", {}}, {"weight", {}}, {"kept", {}}});
  const auto seat = rows->ask("seats").at(0);
  EXPECT_TRUE(seat.at("day").is_null());
  EXPECT_TRUE(seat.at("price").is_null());
  EXPECT_TRUE(seat.at("weight").is_null());
  EXPECT_TRUE(seat.at("kept").is_null());
}

TEST_P(ASheet, HoldsNumbersBeyondThirtyTwoBits) {
  rows->run("make", {{"name", "a"}, {"places", std::int64_t{5'000'000'000}}});
  rows->run("make", {{"name", "b"}, {"places", std::int64_t{5'000'000'000}}});
  EXPECT_THAT(rows->ask("sum"), ElementsAre(Record{{"sum", std::int64_t{10'000'000'000}}, {"n", 2}}));
}

TEST_P(ASheet, AnswersAtMostItsLimit) {
  for (const auto* name : {"c", "a", "b"}) rows->run("make", {{"name", name}, {"places", 1}});
  EXPECT_THAT(rows->ask("names"), ElementsAre(Record{{"name", "a"}}, Record{{"name", "b"}}));
  EXPECT_EQ(rows->ask("names").size(), 2U);
}

TEST_P(ASheet, IsToldWhichParameterIsMissing) {
  try {
    rows->run("make", {{"name", "a"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::misuse);
    EXPECT_THAT(error.what(), HasSubstr(":places"));
  }
}

TEST_P(ASheet, CannotRunWhatItDidNotDeclare) {
  EXPECT_THROW(rows->run("drop"), Error);
  transaction.reset();
  transaction = store->begin();
  EXPECT_THROW(transaction->rows("p4", 1, 1, noon)->run("make"), Error);
}

TEST_P(ASheet, CannotBindAListOrARecord) { EXPECT_THROW(rows->run("make", {{"name", List{}}, {"places", 1}}), Error); }

TEST_P(ASheet, WhoseStatementFailedIsUndoneEvenWhenItSwallowsTheError) {
  transaction->savepoint();
  rows->run("make", {{"name", "a"}, {"places", 0}});
  EXPECT_THROW(rows->run("take", {{"name", "a"}}), Error);
  EXPECT_THROW(rows->ask("names"), Error);
  EXPECT_THROW(transaction->release(), Error);
  transaction->rollback_to();
  EXPECT_TRUE(rows->ask("names").empty());
  transaction->commit();
}

TEST_P(ASheet, IsCountedApart) {
  store->counts();
  rows->run("make", {{"name", "a"}, {"places", 1}});
  rows->ask("names");
  const auto counts = store->counts();
  EXPECT_EQ(counts.sheet, 2);
  EXPECT_EQ(counts.statements, 0);
}

TEST_P(ASheet, HasItsTablesChecked) {
  rows->run("make", {{"name", "a"}, {"places", 1}});
  rows->run("make", {{"name", "b"}, {"places", 5}});
  transaction->commit();
  transaction.reset();
  EXPECT_THAT(store->read()->run_check(checks[0]), ElementsAre("a, 1"));
  EXPECT_THROW(store->read()->run_check({"other", "select 1 from p3_place", {}}), Error);
}

TEST_P(ASheet, IsAdoptedAgainWithItsRowsAndNewSteps) {
  rows->run("make", {{"name", "a"}, {"places", 1}});
  transaction->commit();
  transaction.reset();
  auto more = tables;
  more.push_back({5, {"alter table p3_place add column note text"}});
  const std::vector<sdk::Statement> changed{
      {"names", "select name, note from p3_place", {{"name", Type::text}, {"note", Type::text}}}};
  store->adopt("p3", more, changed, {});
  transaction = store->begin();
  rows = transaction->rows("p3", 1, 1, noon);
  EXPECT_THAT(rows->ask("names"), ElementsAre(Record{{"name", "a"}, {"note", {}}}));
  EXPECT_THROW(rows->run("make", {}), Error);
}

class Adoption : public OnDatabase {
 protected:
  std::string refusal(const std::vector<sdk::Migration>& migrations, const std::vector<sdk::Statement>& declared = {},
                      const std::vector<sdk::Check>& checked = {}, const std::string& sheet = "p3") {
    try {
      store->adopt(sheet, migrations, declared, checked);
      return "adopted";
    } catch (const Error& error) {
      return error.code() == Error::Code::plugin ? error.what() : std::string("another error: ") + error.what();
    }
  }
};
ON_EVERY_DATABASE(Adoption);

TEST_P(Adoption, IsRefusedWithTheStatementsName) {
  EXPECT_THAT(refusal(tables, {{"wrong", "select nothing from p3_place", {{"n", Type::text}}}}),
              HasSubstr("sheet 'p3', statement 'wrong': "));
  EXPECT_THAT(refusal(tables, {{"none", "select id from p3_nothing", {{"n", Type::text}}}}),
              HasSubstr("statement 'none'"));
  EXPECT_THAT(refusal(tables, {}, {{"bad", "delete from p3_place", {}}}), HasSubstr("check 'bad'"));
  EXPECT_THAT(refusal(tables, {{"a", "select id from p3_place", {{"n", Type::number}}},
                               {"a", "select id from p3_place", {{"n", Type::number}}}}),
              HasSubstr("twice"));
}

TEST_P(Adoption, IsRefusedWithEveryMistake) {
  const auto said = refusal(tables,
                            {{"wrong", "select nothing from p3_place", {{"n", Type::text}}},
                             {"good", "select id from p3_place", {{"n", Type::number}}},
                             {"few", "select id, name from p3_place", {{"id", Type::number}}}},
                            {{"bad", "delete from p3_place", {}}});
  for (const auto* part : {"statement 'wrong'", "\nsheet 'p3', statement 'few'", "\nsheet 'p3', check 'bad'"})
    EXPECT_THAT(said, HasSubstr(part));
  EXPECT_EQ(refusal(tables, {{"good", "select id from p3_place", {{"n", Type::number}}}}), "adopted");
}

TEST_P(Adoption, ChecksStatementsOnceAsLongAsNeitherTheyNorTheTablesChange) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  const std::vector<sdk::Statement> declared{{"good", "select id from p3_place", {{"n", Type::number}}}};
  auto changed = declared;
  changed.front().limit = 1;
  ASSERT_EQ(refusal(tables, declared), "adopted");
  const auto recorded = [&] {
    return fresh->ask("select digest from schema_version where component = 'p3' and number = 0");
  };
  const auto first = recorded();

  EXPECT_EQ(refusal(tables, declared), "adopted");
  EXPECT_EQ(recorded(), first);
  EXPECT_EQ(refusal(tables, changed), "adopted");
  EXPECT_NE(recorded(), first);

  fresh->ask("alter table p3_place rename to p3_gone");
  EXPECT_THAT(refusal(tables, changed), HasSubstr("statement 'good'"));
  EXPECT_THROW(open_for_reading(fresh->connection(), false)->adopt("p3", tables, changed, {}), Error);
}

TEST_P(Adoption, WaitsForNoWriterToRecordWhatItHasChecked) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  const std::vector<sdk::Statement> declared{{"good", "select id from p3_place", {{"n", Type::number}}}};
  ASSERT_EQ(refusal(tables), "adopted");
  const auto other = another();
  const auto writer = other->begin();
  writer->actor("somebody");
  const auto begun = std::chrono::steady_clock::now();

  EXPECT_EQ(refusal(tables, declared), "adopted");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(4));  // a writer is waited for longer
}

TEST_P(Adoption, OfAStatementThatThisDatabaseAloneRefusesIsRefused) {
  const sdk::Statement compares{"compares", "select name from p3_place where left_over = name", {{"name", Type::text}}};
  const sdk::Statement likes{"likes", "select name from p3_place where name ilike 'a'", {{"name", Type::text}}};
  const bool postgresql = can().types_are_checked;
  EXPECT_THAT(refusal(tables, {postgresql ? compares : likes}),
              HasSubstr(postgresql ? "statement 'compares'" : "statement 'likes'"));
  EXPECT_EQ(refusal(tables, {postgresql ? likes : compares}), "adopted");
}

TEST_P(Adoption, IsRefusedWhenColumnsAreNotWhatTheStatementAnswers) {
  EXPECT_THAT(refusal(tables, {{"few", "select id, name from p3_place", {{"id", Type::number}}}}),
              HasSubstr("answers 2 columns and declares 1"));
  EXPECT_THAT(refusal(tables, {{"many", "delete from p3_place", {{"id", Type::number}}}}),
              HasSubstr("answers 0 columns and declares 1"));
  EXPECT_THAT(refusal(tables, {{"list", "select id from p3_place", {{"id", Type::list}}}}), HasSubstr("'id'"));
}

TEST_P(Adoption, OfAStepThatFailsLeavesNothing) {
  const std::vector<sdk::Migration> broken{{1, {"create table p3_a (id bigint)", "create table p3_a (id bigint)"}}};
  EXPECT_THAT(refusal(broken), HasSubstr("sheet 'p3', its tables"));
  EXPECT_EQ(refusal({{1, {"create table p3_a (id bigint)"}}}), "adopted");
}

TEST_P(Adoption, OfAnOlderSheetIsRefused) {
  EXPECT_EQ(refusal(tables), "adopted");
  EXPECT_THAT(refusal({tables[0]}), HasSubstr("newer"));
}

TEST_P(Adoption, OfStepsOutOfOrderIsRefused) {
  EXPECT_THAT(refusal({tables[1], tables[0]}), HasSubstr("upwards"));
  EXPECT_THAT(refusal({{0, {}}}), HasSubstr("upwards"));
}

TEST_P(Adoption, UnderANameOfTheEnginesOwnIsRefused) {
  for (const auto* name : {"case", "schema", "sqlite", "pg", "P3", "p_3", "3p", "p-3", "p3; drop"})
    EXPECT_NE(refusal({{1, {}}}, {}, {}, name), "adopted") << name;
}

TEST_P(Adoption, OfAStatementThatTheDatabaseSeesReachingFurtherIsRefused) {
  // None of these may be adopted, on any database.
  for (const auto* sql :
       {"select id from case_file", "select id from p3_place, case_file",
        "select id from p3_place where id in (select id from case_file)",
        "with p3_x as (select id from case_file) select id from p3_x", "select 1 from p3_place join journal on true",
        "delete from journal", "update case_file set state = ''",
        "insert into p3_place (name, left_over) select state, 1 from case_file",
        "select p.id from p3_place p, (select id from task) t", "select id from main.case_file",
        "select id from public.case_file", "select id from \"case_file\"", "select name from sqlite_master",
        "select relname from pg_class"})
    EXPECT_NE(refusal(tables, {{"attack", sql, {{"id", Type::text}}}}), "adopted") << sql;
}

}  // namespace
}  // namespace parcours::store

// The session below the store: the errors of the databases, and the statements that stay open.
#include <gmock/gmock.h>

#include "databases.hpp"
#include "store/postgresql.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"

namespace parcours::store {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

class ASession : public OnDatabase {
 protected:
  void SetUp() override {
    OnDatabase::SetUp();
    if (!store) return;
    const auto where = fresh->connection();
    const auto rest = where.substr(where.find(':') + 1);
    access = can().embedded ? sqlite_access(rest) : postgresql_access(rest);
    session = std::make_unique<Session>(*access.driver, counters);
    session->execute("create table p3_t (n bigint, name text)");
    if (GetParam() == Kind::memory) migrate_schema(*session, can(), "core", core_migrations(can()));
  }
  StatementCounters counters;
  Access access;
  std::unique_ptr<Session> session;
};
ON_EVERY_DATABASE(ASession);

TEST_P(ASession, SeesEveryTableThatAStatementTouches) {
  for (const auto* sql :
       {"select id from case_file", "select n from p3_t where n in (select id from case_file)",
        "with x as (select id from case_file) select id from x", "select n from p3_t union select id from case_file",
        "insert into p3_t (n) select id from case_file", "delete from case_file", "update case_file set state = ''",
        "select count(*) from case_file", "select n from p3_t where exists (select 1 from case_file where false)"})
    EXPECT_THAT(session->describe(sql, {}).tables, Contains("case_file")) << sql;
  EXPECT_THAT(session->describe("select 1", {}).tables, IsEmpty());
}

TEST_P(ASession, PreparesNothingThatIsNoStatementOfRows) {
  for (const auto* sql : {"pragma user_version", "attach 'x' as y", "drop table", "nonsense"})
    EXPECT_THROW(session->describe(sql, {}), DatabaseError) << sql;
}

TEST_P(ASession, ThatLeavesAnAnswerUnreadKeepsNothingOpen) {
  const Query add{"insert into p3_t (n) values (:n)", ""}, all{"select n from p3_t order by n", "n"};
  for (std::int64_t n = 0; n < 3; ++n) session->run(add, {{"n", n}});
  session->control("begin");
  {
    auto rows = session->ask(all, {});
    ASSERT_TRUE(rows.next());
  }
  session->control("commit");
  EXPECT_FALSE(session->in_transaction());
  auto rows = session->ask(all, {});
  for (std::int64_t n = 0; n < 3; ++n) {
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.number(0), n);
  }
  EXPECT_FALSE(rows.next());
  EXPECT_FALSE(rows.next());
}

TEST_P(ASession, TakesEachParameterByItsTypeEachTime) {
  const Query add{"insert into p3_t (n, name) values (:n, :name)", ""},
      all{"select n, name from p3_t order by n", "nt"};
  session->run(add, {{"n", std::int64_t{1}}, {"name", "one"}});
  session->run(add, {{"n", std::int64_t{2}}, {"name", Cell()}});
  session->run(add, {{"n", 3.0}, {"name", "three"}});
  auto rows = session->ask(all, {});
  ASSERT_TRUE(rows.next() && rows.next());
  EXPECT_EQ(rows.number(0), 2);
  EXPECT_TRUE(rows.null(1));
  EXPECT_EQ(rows.text(1), "");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.number(0), 3);
  EXPECT_EQ(rows.text(1), "three");
}

TEST_P(ASession, TellsHowManyRowsItTouched) {
  const Query add{"insert into p3_t (n) values (:n)", ""}, change{"update p3_t set name = 'x' where n > :n", ""};
  for (std::int64_t n = 0; n < 3; ++n) EXPECT_EQ(session->run(add, {{"n", n}}), 1);
  EXPECT_EQ(session->run(change, {{"n", std::int64_t{0}}}), 2);
  EXPECT_EQ(session->run(change, {{"n", std::int64_t{9}}}), 0);
}

TEST_P(ASession, CommitsNothingOfATransactionThatAnErrorAborted) {
  const Query add{"insert into p3_t (n) values (:n)", ""},
      wrong{"insert into p3_t (n) values (cast(:n as bigint) / 0 + abs(:m))", ""};
  const Query count{"select count(*) from p3_t", "n"};
  if (can().error_destroys) GTEST_SKIP() << "there an error aborts its statement, or takes the transaction away";
  session->control("begin");
  session->run(add, {{"n", std::int64_t{1}}});
  EXPECT_THROW(session->run(wrong, {{"n", std::int64_t{1}}, {"m", std::int64_t{1}}}), DatabaseError);
  EXPECT_THROW(session->control("commit"), DatabaseError);
  auto rows = session->ask(count, {});
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.number(0), 0);
}

TEST_P(ASession, RefusesAStatementWithMoreParametersThanItCanTellApart) {
  if (can().types_are_checked) GTEST_SKIP() << "there the statement gives each parameter its type";
  const Query query{"select 1", "n"};
  const std::vector<Binding> many(33, Binding{"n", std::int64_t{1}});
  EXPECT_THROW(session->ask(query, many), Error);
}

}  // namespace
}  // namespace parcours::store

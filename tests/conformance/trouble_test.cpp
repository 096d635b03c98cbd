// Failures outside the engine: a full disk, a lock of another process, a server that dies, a file that is no database.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "databases.hpp"
#include "store/postgresql.hpp"
#include "store/sqlite.hpp"

namespace parcours::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

template <class Work>
Error error_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error(Error::Code::misuse, "");
}

class Trouble : public ::testing::Test {
 protected:
  std::string file(const char* name = "cases.db") const { return (folder_.path() / name).string(); }
  std::string connection(const char* name = "cases.db") const { return "sqlite3:" + file(name); }
  void write(const std::string& text) const { std::ofstream(file(), std::ios::binary) << text; }
  TempFolder folder_;
};

class FullDatabase : public Trouble {
 protected:
  // A transaction that has written one change of the case, and finds no room for the next.
  std::unique_ptr<Store> store_ = open_with(sqlite_access(file(), {std::chrono::milliseconds(100), 80}));
  Change opened_ = open_case(*store_);
  std::unique_ptr<Transaction> transaction_ = store_->begin();

  void SetUp() override {
    transaction_->savepoint();
    transaction_->apply(next_of(opened_));
    transaction_->release();
    transaction_->savepoint();
  }
  void expect_full(const Change& change) {
    const auto error = error_of([&] { transaction_->apply(change); });
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_THAT(error.what(), HasSubstr("full"));
  }
};

TEST_F(FullDatabase, MayLoseTheWholeTransactionAndSaysSo) {
  auto change = next_of(next_of(opened_));
  change.entry.events = std::string(1 << 20, 'x');
  expect_full(change);
  EXPECT_TRUE(transaction_->lost());
  EXPECT_THROW(transaction_->rollback_to(), Error);
  EXPECT_THROW(transaction_->commit(), Error);
  transaction_.reset();
  EXPECT_EQ(revision_of(*store_, opened_.case_row.reference), 1);
  apply(*store_, next_of(opened_));
  EXPECT_EQ(revision_of(*store_, opened_.case_row.reference), 2);
}

TEST_F(FullDatabase, MayLoseTheStatementAloneAndTheRestIsKept) {
  auto change = next_of(next_of(opened_));
  change.case_row.state = std::string(1 << 20, 'x');
  expect_full(change);
  EXPECT_FALSE(transaction_->lost());
  EXPECT_THROW(transaction_->commit(), Error);
  transaction_->rollback_to();
  transaction_->commit();
  transaction_.reset();
  EXPECT_EQ(revision_of(*store_, opened_.case_row.reference), 2);
}

TEST_F(Trouble, OfAnotherWriterIsBusyAndPasses) {
  const auto one = open_with(sqlite_access(file(), {std::chrono::milliseconds(50), 0}));
  const auto two = open_with(sqlite_access(file(), {std::chrono::milliseconds(50), 0}));
  const auto opened = open_case(*one);
  auto holding = one->begin();
  EXPECT_EQ(error_of([&] { two->begin(); }).code(), Error::Code::busy);
  std::thread other([&] { EXPECT_EQ(error_of([&] { one->begin(); }).code(), Error::Code::busy); });
  other.join();
  EXPECT_EQ(revision_of(*two, opened.case_row.reference), 1);  // readers do not wait
  holding.reset();
  EXPECT_NO_THROW(apply(*two, next_of(opened)));
}

TEST_F(Trouble, OfAThreadThatBeginsTwiceIsTold) {
  for (const auto& where : {connection(), std::string("sqlite3::memory:")}) {
    const auto store = open(where);
    auto first = store->begin();
    EXPECT_EQ(error_of([&] { store->begin(); }).code(), Error::Code::misuse);
    EXPECT_NO_THROW(store->read()->parameters());
  }
}

TEST_F(Trouble, OfAFileThatIsNoDatabaseIsRefusedAndLeftAlone) {
  const std::string text(5000, 'x');
  write(text);
  EXPECT_EQ(error_of([&] { open(connection()); }).code(), Error::Code::store);
  std::ifstream read(file(), std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(read), {}), text);
}

TEST_F(Trouble, OfADamagedFileIsRefused) {
  open_case(*open(connection()));
  std::fstream damage(file(), std::ios::binary | std::ios::in | std::ios::out);
  damage.seekp(100);
  damage << std::string(3000, '\xee');
  damage.close();
  EXPECT_EQ(error_of([&] { open(connection()); }).code(), Error::Code::store);
}

TEST_F(Trouble, OfAFileCutShortIsAnErrorAndNoCrash) {
  open_case(*open(connection()));
  ASSERT_EQ(::truncate(file().c_str(), 9000), 0);
  EXPECT_EQ(error_of([&] {
              const auto store = open(connection());
              store->read()->cases(0, 10);
              open_case(*store);
            }).code(),
            Error::Code::store);
}

TEST_F(Trouble, OfAPlaceThatIsNoFileIsRefused) {
  EXPECT_THAT(error_of([&] { open("sqlite3:" + folder_.path().string()); }).what(), HasSubstr("no file"));
  EXPECT_EQ(error_of([&] { open(connection("missing/cases.db")); }).code(), Error::Code::store);
  EXPECT_EQ(error_of([&] { open("sqlite3:"); }).code(), Error::Code::store);
  EXPECT_EQ(error_of([&] { open(connection("a\"b.db")); }).code(), Error::Code::store);
  EXPECT_EQ(error_of([&] { open("mysql:db=x"); }).code(), Error::Code::store);
  EXPECT_EQ(error_of([&] { open(""); }).code(), Error::Code::store);
}

TEST_F(Trouble, OfAFileThatMayNotBeReadIsRefused) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read every file";
  open(connection());
  ASSERT_EQ(::chmod(file().c_str(), 0), 0);
  EXPECT_EQ(error_of([&] { open(connection()); }).code(), Error::Code::store);
}

TEST_F(Trouble, OfOthersWhoReadAlongIsKeptAway) {
  const auto store = open(connection());
  open_case(*store);
  for (const char* suffix : {"", "-wal", "-shm"}) {
    struct stat found{};
    ASSERT_EQ(::stat((file() + suffix).c_str(), &found), 0) << suffix;
    EXPECT_EQ(found.st_mode & 0777, 0600U) << suffix;
  }
}

class AVersion : public OnDatabase {};
ON_EVERY_DATABASE(AVersion);

TEST_P(AVersion, NewerThanThisEngineIsRefused) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  fresh->ask("insert into schema_version (component, number) values ('core', 99)");
  const auto error = error_of([&] { another(); });
  EXPECT_EQ(error.code(), Error::Code::store);
  EXPECT_THAT(error.what(), HasSubstr("newer than this engine"));
}

TEST_P(AVersion, OfAnotherProductIsRefused) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  const auto other = make_fresh(GetParam());
  other->ask("create table case_file (id int)");
  EXPECT_EQ(error_of([&] { open(other->connection()); }).code(), Error::Code::store);
}

TEST(AnAddressOfAServer, IsGivenLimitsOfTimeUnlessItBringsItsOwn) {
  const std::string limits = "connect_timeout=5&tcp_user_timeout=10000";
  for (const auto& [address, given] : {std::pair<std::string, std::string>{"//", "postgresql://?" + limits},
                                       {"//a:p?w@h,i/cases", "postgresql://a:p?w@h,i/cases?" + limits},
                                       {"//?host=/run/x", "postgresql://?" + limits + "&host=/run/x"},
                                       {"//h/cases?", "postgresql://h/cases?" + limits},
                                       {"//h?connect_timeout=9", "postgresql://h?" + limits + "&connect_timeout=9"},
                                       {"host=h", "connect_timeout=5 tcp_user_timeout=10000 host=h"}})
    EXPECT_EQ(libpq_connection_text(address), given);
}

class ServerTrouble : public OnDatabase {
 protected:
  // Those of this test alone: other tests may run at the same time.
  void end_sessions() {
    fresh->ask(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
        " and application_name = 'doomed_' || current_schema()");
  }
  void SetUp() override {
    OnDatabase::SetUp();
    if (fresh) store = open(fresh->connection() + " application_name=doomed_" + fresh->ask("select current_schema()"));
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, ServerTrouble, ::testing::Values(Kind::postgresql),
                         [](const auto& each) { return name_of(each.param); });

TEST_P(ServerTrouble, IsBusyOnceAndThenGoesOn) {
  const auto opened = open_case(*store);
  end_sessions();
  EXPECT_EQ(error_of([&] { revision_of(*store, opened.case_row.reference); }).code(), Error::Code::busy);
  EXPECT_EQ(revision_of(*store, opened.case_row.reference), 1);
  EXPECT_NO_THROW(apply(*store, next_of(opened)));
}

TEST_P(ServerTrouble, InTheMiddleOfATransactionLosesIt) {
  const auto opened = open_case(*store);
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->apply(next_of(opened));
  end_sessions();
  EXPECT_EQ(error_of([&] { transaction->release(); }).code(), Error::Code::busy);
  EXPECT_TRUE(transaction->lost());
  EXPECT_THROW(transaction->rollback_to(), Error);
  transaction.reset();
  EXPECT_EQ(revision_of(*store, opened.case_row.reference), 1);
}

TEST_P(ServerTrouble, AfterManySessionsDiedAtOnceCostsOneError) {
  const auto opened = open_case(*store);
  { const auto a = store->read(), b = store->read(), c = store->read(); }
  end_sessions();
  EXPECT_EQ(error_of([&] { revision_of(*store, opened.case_row.reference); }).code(), Error::Code::busy);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(revision_of(*store, opened.case_row.reference), 1);
}

TEST_P(ServerTrouble, OfALockThatIsNotGivenBackIsBusy) {
  const auto opened = open_case(*store);
  const auto keywords = fresh->connection().substr(std::string("postgresql:").size());
  const auto impatient = open_with(postgresql_access(keywords, std::chrono::milliseconds(50)));
  auto holding = store->begin();
  holding->savepoint();
  holding->apply(next_of(opened));
  EXPECT_EQ(error_of([&] { apply(*impatient, next_of(opened)); }).code(), Error::Code::busy);
  EXPECT_EQ(revision_of(*impatient, opened.case_row.reference), 1);  // readers do not wait
}

TEST_P(ServerTrouble, OfAServerThatIsNotThereIsToldAtOnce) {
  const auto error = error_of([&] { open("postgresql:host=/nowhere dbname=x"); });
  EXPECT_EQ(error.code(), Error::Code::store);
}

// The keywords of the server of the tests, one by one.
std::map<std::string, std::string> keywords_of_tests() {
  std::map<std::string, std::string> parts;
  std::istringstream words(std::getenv("PARCOURS_TEST_POSTGRES"));
  for (std::string word; words >> word;) parts[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
  parts.emplace("port", "5432");
  return parts;
}

TEST_P(ServerTrouble, OfAServerReachedByItsAddressIsNone) {
  auto parts = keywords_of_tests();
  for (const auto& host : {parts["host"], "/nowhere," + parts["host"]}) {
    const auto address = "postgresql:///" + parts["dbname"] + "?host=" + host + "&user=" + parts["user"] +
                         "&port=" + parts["port"] + "&target_session_attrs=read-write&options=-csearch_path%3D" +
                         fresh->ask("select current_schema()");
    EXPECT_NO_THROW(open_case(*open(address))) << host;
  }
}

TEST_P(ServerTrouble, OfOneOfSeveralHostsIsNoneWhileAnotherAnswers) {
  const auto keywords = fresh->connection();
  const auto at = keywords.find("host=") + 5;
  EXPECT_NO_THROW(open_case(
      *open(keywords.substr(0, at) + "/nowhere," + keywords.substr(at) + " target_session_attrs=read-write")));
}

TEST_P(ServerTrouble, TextsHoldNoValue) {
  store->adopt("p3", {{1, {"create table p3_t (name text primary key, n bigint)"}}},
               {{"add", "insert into p3_t (name, n) values (:name, :n)", {}}}, {});
  auto transaction = store->begin();
  transaction->rows("p3", 1, 1, noon)->run("add", {{"name", "Secret"}, {"n", 1}});
  const auto duplicate =
      error_of([&] { transaction->rows("p3", 1, 1, noon)->run("add", {{"name", "Secret"}, {"n", 1}}); });
  EXPECT_THAT(duplicate.what(), Not(HasSubstr("Secret")));
  transaction = store->begin();
  const auto type =
      error_of([&] { transaction->rows("p3", 1, 1, noon)->run("add", {{"name", "a"}, {"n", "Secret"}}); });
  EXPECT_THAT(type.what(), Not(HasSubstr("Secret")));
}

}  // namespace
}  // namespace parcours::store

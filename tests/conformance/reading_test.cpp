// A reader who may not write to the file of the database: it sees every change, or is refused. It never reads a
// mixture.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include <csignal>
#include <thread>

#include "databases.hpp"
#include "store/sqlite.hpp"

namespace parcours::store {
namespace {

namespace fs = std::filesystem;

// A file that belongs to others. The reader is a process of its own, since root may write to every file.
class AReaderWithoutTheRightToWrite : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::permissions(folder_.path(), fs::perms(0755));
    writer_ = open(connection());
    opened_ = open_case(*writer_);
    fs::permissions(file(), fs::perms(0644));
  }
  fs::path file() const { return folder_.path() / "cases.db"; }
  std::string connection() const { return "sqlite3:" + file().string(); }

  // Runs `read` in a process that may not write, and `meanwhile` here each time that it calls the function it gets.
  // Returns its exit code.
  int in_reader(const std::function<int(const std::function<void()>& turn)>& read,
                const std::vector<std::function<void()>>& meanwhile = {}) {
    int there[2], back[2];
    if (::pipe(there) != 0 || ::pipe(back) != 0) return -1;
    const pid_t child = ::fork();
    if (child == 0) {
      if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(90);
      char byte = 'x';
      const auto turn = [&] {
        if (::write(there[1], &byte, 1) != 1 || ::read(back[0], &byte, 1) != 1) ::_exit(91);
      };
      int result = 92;
      try {
        result = read(turn);
      } catch (const Error& error) {
        result = error.code() == Error::Code::busy ? 80 : 81;
      } catch (...) {}
      ::_exit(result);
    }
    char byte = 'x';
    for (const auto& work : meanwhile) {
      if (::read(there[0], &byte, 1) != 1) break;
      work();
      if (::write(back[1], &byte, 1) != 1) break;
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    for (const int end : {there[0], there[1], back[0], back[1]}) ::close(end);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  void close_writer() { writer_.reset(); }
  void change() {
    auto writer = open(connection());
    opened_ = next_of(opened_);
    apply(*writer, opened_);
  }
  const std::string& reference() const { return opened_.case_row.reference; }
  static int revision(Store& store, const std::string& reference) {
    return static_cast<int>(store.read()->load_for_command(reference, "", noon).case_row->revision);
  }

  TempFolder folder_;
  std::unique_ptr<Store> writer_;
  Change opened_;
};

TEST_F(AReaderWithoutTheRightToWrite, SeesTheChangesOfAWriterWhoHasTheFileOpen) {
  close_writer();  // no process may take an open database across a fork
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t other = ::fork();
  if (other == 0) {
    const auto writing = open(connection());
    apply(*writing, next_of(opened_));
    char byte = 'x';
    if (::write(ready[1], &byte, 1) != 1) ::_exit(1);
    ::pause();
  }
  char byte;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_EQ(in_reader([&](const auto&) { return revision(*open(connection()), reference()); }), 2);
  ::kill(other, SIGKILL);
  ::waitpid(other, nullptr, 0);
}

TEST_F(AReaderWithoutTheRightToWrite, SeesTheChangesOfWritersWhoComeAndGo) {
  close_writer();
  const auto name = reference();
  const auto read = [&](const std::function<void()>& turn) {
    const auto store = open(connection());
    if (revision(*store, name) != 1) return 1;
    for (int round = 2; round < 5; ++round) {
      turn();
      if (revision(*store, name) != round) return round;
    }
    return 0;
  };
  const auto work = [&] { change(); };
  EXPECT_EQ(in_reader(read, {work, work, work}), 0);
  EXPECT_FALSE(fs::exists(file().string() + "-wal")) << "the reader keeps nothing open between two reads";
}

TEST_F(AReaderWithoutTheRightToWrite, UsesNothingThatAWriterMayHaveChangedWhileItWasRead) {
  close_writer();
  const auto name = reference();
  const auto read = [&](const std::function<void()>& turn) {
    const auto store = open(connection());
    const auto reader = store->read();
    turn();
    return static_cast<int>(reader->load_for_command(name, "", noon).case_row->revision);
  };
  EXPECT_EQ(in_reader(read, {[&] { change(); }}), 80);  // busy: a later read sees the change
  EXPECT_EQ(in_reader([&](const auto&) { return revision(*open(connection()), name); }), 2);
}

TEST_F(AReaderWithoutTheRightToWrite, IsRefusedWhereTheLogIsThereWithoutItsIndex) {
  close_writer();
  std::ofstream(file().string() + "-wal") << std::string(4096, 'x');
  EXPECT_EQ(in_reader([&](const auto&) { return revision(*open(connection()), reference()); }), 81);
}

TEST_F(AReaderWithoutTheRightToWrite, IsRefusedWhenItWrites) {
  close_writer();
  EXPECT_EQ(in_reader([&](const auto&) { return open_case(*open(connection())), 0; }), 81);
}

// Those who wait for a writer are shown what it does.
TEST(AWriterThatDoesNotEnd, IsNamedToThoseWhoWait) {
  TempFolder folder;
  const auto file = (folder.path() / "cases.db").string();
  const auto one = open_with(sqlite_access(file, {std::chrono::milliseconds(30), 0}));
  const auto other = open_with(sqlite_access(file, {std::chrono::milliseconds(30), 0}));
  const auto text_of = [](Store& store) {
    std::string text;
    std::thread waiting([&] {
      try {
        store.begin();
      } catch (const Error& error) {
        text = error.what();
      }
    });
    waiting.join();
    return text;
  };
  const auto writing = one->begin();
  EXPECT_THAT(text_of(*one), ::testing::HasSubstr("another command has been writing for"));
  writing->describe("the action 'p2.triage'");
  EXPECT_THAT(text_of(*one), ::testing::HasSubstr("the action 'p2.triage' has been writing for"));
  EXPECT_THAT(text_of(*other), ::testing::HasSubstr("another engine has been writing for 30 ms"));
}

class AMigrationThatWasEdited : public OnDatabase {};
ON_EVERY_DATABASE(AMigrationThatWasEdited);

TEST_P(AMigrationThatWasEdited, IsNoticedAndNamed) {
  const std::vector<sdk::Migration> first{{1, {"create table p3_t (a bigint)"}}};
  store->adopt("p3", first, {}, {});
  EXPECT_NO_THROW(store->adopt("p3", first, {}, {}));
  EXPECT_NO_THROW(store->adopt("p3", {first[0], {2, {"create table p3_u (a bigint)"}}}, {}, {}));
  try {
    store->adopt("p3", {{1, {"create table p3_t (a text)"}}, {2, {"create table p3_u (a bigint)"}}}, {}, {});
    ADD_FAILURE() << "it was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("step 1 of the tables of 'p3'"));
  }
}

TEST_P(AMigrationThatWasEdited, OfTheEngineIsNoticedToo) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  fresh->ask("update schema_version set digest = 'another' where component = 'core' and number = 2");
  EXPECT_THROW(another(), Error);
  fresh->ask("update schema_version set digest = '' where component = 'core' and number = 2");
  EXPECT_NO_THROW(another());  // ran before there were digests
}

TEST_P(AMigrationThatWasEdited, TakesNoNameOfTheEngine) {
  const auto adopt = [&](const std::string& sheet, const std::string& statement) {
    store->adopt(sheet, {{1, {statement}}}, {}, {});
  };
  EXPECT_THROW(adopt("fact", "drop index fact_by"), Error);
  for (const char* sheet : {"actor", "case", "counter", "journal", "outbox", "parcours", "schema", "task", "workflow"})
    EXPECT_THROW(adopt(sheet, std::string("create table ") + sheet + "_x (a bigint)"), Error) << sheet;
  EXPECT_THROW(adopt("p3", "create table p3_t (a bigint, constraint fact_by unique (a))"), Error);
  EXPECT_NO_THROW(adopt("p3", "create table p3_t (a bigint, constraint p3_once unique (a))"));
}

}  // namespace
}  // namespace parcours::store

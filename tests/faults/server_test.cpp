// An engine over a PostgreSQL that undoes its transactions, or is killed under load and started again.
#include "support/server.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::Kind;
using testing::Trial;

class OnPostgresql : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const auto why = testing::reason_to_skip(Kind::postgresql); !why.empty()) GTEST_SKIP() << why;
  }
};

class AServerThatUndoesTransactions : public OnPostgresql {
 protected:
  void SetUp() override {
    OnPostgresql::SetUp();
    if (!IsSkipped()) trial = std::make_unique<Trial>(Kind::postgresql);
  }
  // The first so many changes of rows of `table` are undone with that code. A sequence keeps count, whatever is undone.
  void undo(int times, const std::string& state, const std::string& table = "case_file") const {
    trial->database->ask(
        "create sequence tries; create function undo() returns trigger language plpgsql as $$ begin if "
        "nextval('tries') <= " +
        std::to_string(times) + " then raise exception using errcode = '" + state +
        "'; end if; return new; end $$; create trigger undo before insert or update on " + table +
        " for each row execute function undo()");
  }
  std::string tries() const { return trial->database->ask("select last_value from tries"); }
  std::unique_ptr<Trial> trial;
};

TEST_F(AServerThatUndoesTransactions, HasTheWholeCommandRunAgain) {
  const auto reference = trial->open()->reference;
  trial->go(reference, "reserver");
  for (const char* state : {"40001", "40P01"}) {
    undo(3, state);

    EXPECT_TRUE(trial->go(reference, {}, {{"place", "stade"}}))
        << state;  // a deed: a transaction of several statements
    EXPECT_EQ(tries(), "4");
    EXPECT_TRUE(trial->go(reference, "reserver")) << state;

    trial->database->ask("drop trigger undo on case_file; drop function undo(); drop sequence tries");
  }
  EXPECT_EQ(trial->database->ask("select free from tx_place where name = 'stade'"), "298");
  EXPECT_TRUE(trial->engine.verify().empty());
}

TEST_F(AServerThatUndoesTransactions, IsTriedABoundedNumberOfTimesThenItIsAConflict) {
  const auto reference = trial->open()->reference;
  undo(1'000'000, "40001");

  EXPECT_EQ(testing::code(trial->go(reference, "fin")), "conflict");

  EXPECT_EQ(tries(), "20");
  EXPECT_EQ(trial->step(reference), "aiguiller");
}

TEST_F(AServerThatUndoesTransactions, HasAGrantAndADeploymentRunAgain) {
  undo(1, "40P01", "granted");

  EXPECT_TRUE(trial->engine.grant({"noa", "chef", {}, {}, {}, {}}, {"root"}).empty());

  EXPECT_TRUE(trial->open({{"kilos", 12}}, "noa"));
  trial->database->ask(
      "alter sequence tries restart; create trigger undo before update on counter for each row execute function "
      "undo()");
  EXPECT_TRUE(trial->engine.deploy(trial->folder.path(), {"root"}).empty());
}

// Sends commands until its server is lost; knows what was acknowledged, and the command of which nobody knows.
class ServerClerk {
 public:
  explicit ServerClerk(Engine& engine, int number) : engine_(engine), number_(number) {}

  void work(const std::function<void()>& acknowledged) {
    try {
      for (;;) {
        sent.push_back(next());
        const auto receipt = engine_.submit(sent.back());
        ASSERT_TRUE(receipt) << testing::code(receipt);
        receipts.push_back(*receipt);
        acknowledged();
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Error::Code::busy) << error.what();
    }
  }
  std::vector<Command> sent;
  std::vector<Receipt> receipts;  // of all that were sent but the last

 private:
  // Opens a case, has it reserve a place three times, each time in two commands, and opens the next.
  Command next() {
    const auto n = static_cast<int>(sent.size());
    Command command{
        Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}, 0, std::to_string(number_) + "-" + std::to_string(n), {}};
    if (n % 7 == 0) return command;
    const auto& task = receipts.back().opened.front();
    command.what = n % 7 % 2 == 0 ? Complete{task, {{"place", "stade"}}, {}} : Complete{task, {}, "reserver"};
    return command;
  }

  Engine& engine_;
  const int number_;
};

// Asked again while the database is busy, as every caller does: sessions with the server that was are found dead one by
// one.
Checked<Receipt> submit_at_last(Engine& engine, const Command& command) {
  for (int tries = 0; tries < 10; ++tries) {
    try {
      return engine.submit(command);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Error::Code::busy);
    }
  }
  return Problems{};
}

class AServerThatIsKilled : public OnPostgresql {
 protected:
  // Three clerks work until the server is killed under them; then it runs again.
  void load_and_kill() {
    std::mutex mutex;
    std::condition_variable heard;
    int acknowledged = 0;
    std::vector<std::thread> threads;
    for (auto& clerk : clerks)
      threads.emplace_back([&] {
        clerk.work([&] {
          std::lock_guard lock(mutex);
          ++acknowledged;
          heard.notify_one();
        });
      });
    {
      std::unique_lock lock(mutex);
      heard.wait(lock, [&] { return acknowledged > 150; });
    }
    EXPECT_TRUE(server.kill());
    for (auto& thread : threads) thread.join();
    EXPECT_TRUE(server.start());
  }
  testing::Server server;
  std::unique_ptr<Trial> trial;
  std::vector<ServerClerk> clerks;
};

TEST_F(AServerThatIsKilled, HasEveryAcknowledgedCommandAndTheSameEngineGoesOn) {
  ASSERT_TRUE(server.start());
  trial = std::make_unique<Trial>(testing::make_fresh_on(server.keywords()));
  trial->database->ask("update tx_place set free = 1000000 where name = 'stade'");
  for (int i = 0; i < 3; ++i) clerks.emplace_back(trial->engine, i);

  load_and_kill();

  int deeds = 0;
  for (const auto& clerk : clerks) {
    EXPECT_EQ(clerk.sent.size(), clerk.receipts.size() + 1);
    for (std::size_t i = 0; i < clerk.sent.size(); ++i) {
      const auto again = submit_at_last(trial->engine, clerk.sent[i]);
      ASSERT_TRUE(again) << i << " " << testing::code(again);
      const auto* what = std::get_if<Complete>(&clerk.sent[i].what);
      deeds += what && what->outcome.empty() ? 1 : 0;
      if (i == clerk.receipts.size()) continue;  // in doubt: now it is done, once
      EXPECT_EQ(again->reference, clerk.receipts[i].reference);
      EXPECT_EQ(again->revision, clerk.receipts[i].revision);
      EXPECT_EQ(again->opened, clerk.receipts[i].opened);
    }
  }
  EXPECT_EQ(trial->database->ask("select free from tx_place where name = 'stade'"), std::to_string(1'000'000 - deeds));
  EXPECT_TRUE(trial->engine.verify().empty());
  EXPECT_TRUE(trial->open());
}

}  // namespace
}  // namespace parcours

// What leaves an engine when something inside fails: an Error and nothing else, whatever the store throws.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <map>
#include <new>
#include <stdexcept>
#include <thread>

#include "engine/engine_context.hpp"
#include "store/failure.hpp"
#include "store/proof/proof_reader.hpp"
#include "support/relay.hpp"

namespace parcours {
namespace {

using Fail = std::function<void()>;

// A store whose every call throws.
class FailingStore final : public store::Store {
 public:
  explicit FailingStore(Fail fail) : fail_(std::move(fail)) {}
  std::unique_ptr<store::Transaction> begin() override { return fail_(), nullptr; }
  std::unique_ptr<store::Reader> read() override { return fail_(), nullptr; }
  std::unique_ptr<store::ProofReader> read_for_proof() override { return fail_(), nullptr; }
  bool was_written_meanwhile() const override { return fail_(), false; }
  void adopt(std::string_view, const std::vector<sdk::Migration>&, const std::vector<sdk::Statement>&,
             const std::vector<sdk::Check>&) override {
    fail_();
  }
  store::StatementCounts counts() const override { return fail_(), store::StatementCounts{}; }
  std::string path() const override { return fail_(), ""; }

 private:
  const Fail fail_;
};

// The public functions of Engine. tests/architecture finds those that are not guarded; this shows that the guard works.
const std::map<std::string, std::function<void(Engine&)>> kCalls{
    {"deploy", [](Engine& e) { e.deploy(".", {"root"}); }},
    {"migrate", [](Engine& e) { (void)e.migrate({"essais"}, {"root"}); }},
    {"grant", [](Engine& e) { e.grant({"a", "b"}, {"root"}); }},
    {"submit", [](Engine& e) { (void)e.submit({Open{"essais", {}, {}}, {"a"}}); }},
    {"submit of several",
     [](Engine& e) {
       const Command open{Open{"essais", {}, {}}, {"a"}};
       e.submit(std::vector{open, open});
     }},
    {"run_due", [](Engine& e) { e.run_due(); }},
    {"outbox", [](Engine& e) { e.outbox(); }},
    {"mark_delivered", [](Engine& e) { e.mark_delivered(std::vector<std::string>{"1.1"}); }},
    {"retry", [](Engine& e) { e.retry(std::vector<std::string>{"1.1"}); }},
    {"tasks", [](Engine& e) { e.tasks({"a"}); }},
    {"cases", [](Engine& e) { e.cases({"a"}); }},
    {"read", [](Engine& e) { (void)e.read({"a"}, "X-1"); }},
    {"draw", [](Engine& e) { (void)e.draw({"a"}, "X-1", "fr"); }},
    {"bilan", [](Engine& e) { e.bilan({"a"}, {"tx"}); }},
    {"verify", [](Engine& e) { e.verify(); }},
    {"head", [](Engine& e) { (void)e.head(); }},
    {"sheets", [](Engine& e) { e.sheets(); }},
    {"statistics", [](Engine& e) { e.statistics(); }},
};
const std::map<std::string, Fail> kFailures{
    {"a conflict", [] { throw store::Conflict{}; }},
    {"a failure of the database", [] { throw store::DatabaseError{store::Failure::full, "disk is full"}; }},
    {"an error", [] { throw Error(Error::Code::store, "damaged"); }},
    {"a std::exception", [] { throw std::runtime_error("Lina"); }},
    {"too little memory", [] { throw std::bad_alloc(); }},
    {"an int", [] { throw 7; }},
};

TEST(AnEngineThatFailsInside, LetsNothingOutButAnError) {
  testing::TempFolder folder;
  Settings settings;
  settings.database = "sqlite3::memory:";
  settings.administrators = {"root"};
  engine::EngineAccess access(settings, plugin::Registry());
  for (const auto& [why, fail] : kFailures) {
    access.context.store = std::make_unique<FailingStore>(fail);
    for (const auto& [name, call] : kCalls) try {
        call(access.engine);
      } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()).find("Lina"), std::string::npos) << name;
      } catch (...) {
        ADD_FAILURE() << name << " lets " << why << " out";
      }
  }
}

// Engines that mark the same rows at the same time undo each other on PostgreSQL, and try again.
TEST(SeveralEngines, MarkTheSameRowsAsDeliveredWithoutAnError) {
  testing::Relay t(testing::shared_kind());
  for (int i = 0; i < 12; ++i) t.ask();
  t.wait_days(5);
  t.engine.run_due();
  std::vector<std::string> ids;
  for (const auto& item : t.engine.outbox().items) ids.push_back(item.id);
  ASSERT_EQ(ids.size(), 12U);

  std::vector<std::thread> threads;
  std::atomic<int> failed{0};
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      try {
        Engine mine(t.settings());
        auto order = ids;
        if (i % 2 != 0) std::reverse(order.begin(), order.end());
        mine.mark_delivered(order);
        mine.retry(order);
      } catch (...) {
        ++failed;
      }
    });
  for (auto& thread : threads) thread.join();

  EXPECT_EQ(failed, 0);
  EXPECT_TRUE(t.engine.outbox().items.empty());
}

// Every command of a thread reads by the session that it has: 16 sessions are enough for any number of threads.
class ManyThreads : public ::testing::Test {
 protected:
  void all_open(Engine& engine) {
    std::vector<std::thread> threads;
    std::atomic<int> failed{0};
    for (int i = 0; i < 64; ++i)
      threads.emplace_back([&] {
        try {
          if (!engine.submit({Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}})) ++failed;
          engine.cases({"chloe"}, {}, {}, 1);
        } catch (const Error&) {
          ++failed;
        }
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(failed, 0);
  }
  testing::Trial t{testing::shared_kind()};
};

TEST_F(ManyThreads, OfAnEngineThatHasReadNothingYetAllOpenACase) {
  Engine fresh(t.settings());
  all_open(fresh);
}
TEST_F(ManyThreads, OfAnEngineThatLearnsOfADeploymentAllOpenACase) {
  Engine other(t.settings());
  t.folder.write("essais/workflow.yaml", std::string(testing::kTrials) + "# changed\n");
  ASSERT_TRUE(other.deploy(t.folder.path(), {"root"}).empty());
  all_open(t.engine);
}

}  // namespace
}  // namespace parcours

// How long an action may take.
#include <thread>

#include "run_trial.hpp"

namespace parcours::plugin {
namespace {

using testing::HasSubstr;

TEST(ChargedTime, CountsWaitingAsATenth) {
  const auto began = std::chrono::steady_clock::now();
  const auto before = charged_time();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto charged = charged_time() - before;

  EXPECT_GE(charged, std::chrono::milliseconds(5));
  EXPECT_LT(charged, (std::chrono::steady_clock::now() - began) / 2);
}

// The test takes as long as the processor needs for it.
TEST(ChargedTime, CountsRunningWhole) {
  const auto ran = [] {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
  };
  const auto before = charged_time();
  for (const auto until = ran() + std::chrono::milliseconds(20); ran() < until;) {}

  EXPECT_GE(charged_time() - before, std::chrono::milliseconds(20));
}

// Rows whose database answers after 5 seconds.
class SlowTable final : public sdk::Rows {
 public:
  std::int64_t run(std::string_view, const Record&) override { return now += std::chrono::seconds(5), ++asked; }
  std::vector<Record> ask(std::string_view statement, const Record& values) override {
    return run(statement, values), std::vector<Record>{};
  }
  std::chrono::nanoseconds now{0};
  int asked = 0;
};

TEST(RunADeed, IsNotChargedWithTheTimeThatAStatementWaitsForTheDatabase) {
  SlowTable table;
  const auto waits = deed([](const Call&, sdk::Rows& rows) {
    rows.run("lock");
    rows.ask("read");
    return Outcome::ended("done");
  });

  EXPECT_EQ(run(waits, call_of(), &table, [&] { return table.now; }).name, "done");
}

TEST(RunADeed, ThatCallsSlowStatementsWithoutEndReachesItsLimit) {
  SlowTable table;
  const auto loops = deed([](const Call&, sdk::Rows& rows) -> Outcome {
    for (;;) rows.run("lock");
  });

  EXPECT_THAT(failure_of(loops, &table, [&] { return table.now; }).text, HasSubstr("took longer than its limit"));
  EXPECT_EQ(table.asked, 11);
}

TEST(RunADeed, ReachesNoStatementPastItsLimit) {
  Table table;
  auto now = std::chrono::milliseconds{0};
  const auto slow = [&] { return now += std::chrono::milliseconds{150}; };
  const auto failed = failure_of(deed([](const Call&, sdk::Rows& rows) {
                                   rows.run("add");
                                   rows.run("add");
                                   return Outcome::ended("done");
                                 }),
                                 &table, slow);

  EXPECT_THAT(failed.text, HasSubstr("took longer than its limit"));
  EXPECT_EQ(table.asked, 1);
}

}  // namespace
}  // namespace parcours::plugin

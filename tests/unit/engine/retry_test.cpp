// `run_due` tries failed actions again, after longer and longer pauses, until they become incidents.
#include <gmock/gmock.h>

#include "support/deferred.hpp"
#include "support/relay.hpp"

namespace parcours {
namespace {

using ::testing::IsEmpty;
using testing::kDeferred;
using testing::shared_kind;
using testing::times;
using testing::Trial;

class RetryInTrials : public ::testing::Test {
 protected:
  RetryInTrials() {
    t.folder.write("differes/workflow.yaml", kDeferred);
    t.write_roles();
    EXPECT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  }
  // A case whose action has failed once and will succeed, and one whose action never answers.
  std::string stalled() {
    const auto reference = t.open()->reference;
    EXPECT_TRUE(t.go(reference, "enchainer"));
    return reference;
  }
  std::string deferred() { return engine.submit({Open{"differes", {}, {}}, {"chloe"}})->reference; }
  Case seen(const std::string& reference) { return *engine.read({"chloe"}, reference); }
  Task task(const std::string& reference) { return seen(reference).tasks.front(); }
  // Moves the clock to every time at which `ref` is tried again. Returns how often it was.
  int exhaust(const std::string& reference) {
    int tried = 0;
    for (auto again = task(reference).retry_at; again && tried < 20; again = task(reference).retry_at, ++tried) {
      t.clock.at = *again;
      EXPECT_EQ(engine.run_due().fired, 1);
    }
    return tried;
  }
  std::string incidents() { return t.database->ask("select count(*) from incident where closed_at is null"); }

  Trial t{testing::make_fresh(shared_kind())};
  Engine& engine = t.engine;
};

TEST_F(RetryInTrials, AStalledStepSaysWhenItIsTriedAgainAndIsNoIncidentYet) {
  const auto reference = stalled();

  EXPECT_TRUE(task(reference).stalled);
  EXPECT_EQ(task(reference).retry_at, t.clock.at + std::chrono::minutes(1));
  EXPECT_EQ(engine.run_due().next, task(reference).retry_at);
  EXPECT_EQ(incidents(), "0");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RetryInTrials, TheReceiptNamesTheStepThatStalledAndWhenItIsTriedAgain) {
  const auto opened = engine.submit({Open{"differes", {}, {}}, {"chloe"}});

  ASSERT_EQ(opened->stalled.size(), 1U);
  const auto& stalled = opened->stalled.front();
  EXPECT_EQ(stalled.task, task(opened->reference).id);
  EXPECT_EQ(stalled.step, "reporter");
  EXPECT_EQ(stalled.code, "action-later");
  EXPECT_EQ(stalled.retry_at, t.clock.at + std::chrono::minutes(1));
}

TEST_F(RetryInTrials, TheReceiptOfARetryThatFailsAgainNamesTheStep) {
  const auto reference = deferred();

  const auto retried = engine.submit({Retry{task(reference).id}, {"chloe"}});

  ASSERT_EQ(retried->stalled.size(), 1U);
  EXPECT_EQ(retried->stalled.front().step, "reporter");
  EXPECT_EQ(retried->stalled.front().task, task(reference).id);
}

TEST_F(RetryInTrials, AReceiptThatIsGivenAgainStillNamesWhatStalled) {
  const Command command{Open{"differes", {}, {}}, {"chloe"}, 0, "once"};
  const auto first = engine.submit(command), again = engine.submit(command);

  EXPECT_EQ(again->stalled, first->stalled);
}

TEST_F(RetryInTrials, TheReceiptOfARetryThatSucceedsNamesNothingStalled) {
  const auto reference = stalled();

  EXPECT_THAT(engine.submit({Retry{task(reference).id}, {"chloe"}})->stalled, IsEmpty());
}

TEST_F(RetryInTrials, TheEngineTriesItAtItsTimeInItsOwnName) {
  const auto reference = stalled();
  t.clock.at = *task(reference).retry_at;

  EXPECT_EQ(engine.run_due().fired, 1);

  EXPECT_EQ(t.step(reference), "aiguiller");
  EXPECT_EQ(seen(reference).history.back().actor, "parcours");
  EXPECT_EQ(seen(reference).history.back().verb, "ring");
  EXPECT_EQ(times(seen(reference), "retried"), 1);
  EXPECT_FALSE(engine.run_due().next);
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RetryInTrials, AfterTheLastAttemptAnIncidentWaitsForAPerson) {
  const auto reference = deferred();
  const auto begun = t.clock.at;

  EXPECT_EQ(exhaust(reference), 6);

  EXPECT_LT(t.clock.at - begun, std::chrono::hours(48));
  EXPECT_TRUE(task(reference).stalled);
  EXPECT_FALSE(task(reference).retry_at);
  EXPECT_EQ(incidents(), "1");
  EXPECT_EQ(t.database->ask("select attempts from incident"), "7");
  EXPECT_EQ(times(seen(reference), "stalled"), 7);
  t.clock.at += std::chrono::hours(24);
  EXPECT_EQ(engine.run_due().fired, 0);
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RetryInTrials, AnIncidentEndsWhenItsStepHasMovedOn) {
  const auto reference = deferred();
  exhaust(reference);
  t.clock.at += std::chrono::hours(24 * 40);

  EXPECT_EQ(engine.run_due().fired, 1);

  EXPECT_EQ(seen(reference).ended_as, "abandon");
  EXPECT_EQ(incidents(), "0");
}

TEST_F(RetryInTrials, APersonNeedNotWaitAndTheNextPauseIsLonger) {
  const auto reference = deferred();

  ASSERT_TRUE(engine.submit({Retry{task(reference).id}, {"chloe"}}));

  EXPECT_EQ(task(reference).retry_at, t.clock.at + std::chrono::minutes(5));
  EXPECT_EQ(engine.run_due().next, task(reference).retry_at);
}

TEST_F(RetryInTrials, ASuspendedCaseIsNotTriedUntilItIsResumed) {
  const auto reference = stalled();
  ASSERT_TRUE(engine.submit({Suspend{reference}, {"chloe"}}));
  t.clock.at += std::chrono::hours(1);
  EXPECT_EQ(engine.run_due().fired, 0);
  EXPECT_FALSE(engine.run_due().next);

  ASSERT_TRUE(engine.submit({Resume{reference}, {"chloe"}}));

  EXPECT_EQ(engine.run_due().fired, 1);
  EXPECT_EQ(t.step(reference), "aiguiller");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RetryInTrials, ASheetThatIsMissingIsWaitedForAndTheCaseGoesOnWhenItIsBack) {
  auto bare = t.settings();
  bare.plugins.clear();
  const auto reference = stalled();
  t.clock.at = *task(reference).retry_at;

  EXPECT_EQ(Engine(bare).run_due().fired, 1);
  EXPECT_EQ(task(reference).retry_at, t.clock.at + std::chrono::minutes(5));
  t.clock.at = *task(reference).retry_at;
  EXPECT_EQ(engine.run_due().fired, 1);

  EXPECT_EQ(t.step(reference), "aiguiller");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(RetryInTrials, ACommandWhoseActionOnTheWayFailsIsOneStatementMoreForItsCause) {
  const auto reference = t.open()->reference;
  const Command command{Complete{task(reference).id, {}, "enchainer"}, {"chloe"}, 0, {}, {}};
  stalled();
  engine.statistics();

  ASSERT_TRUE(engine.submit(command));

  EXPECT_EQ(engine.statistics().statements, t.database->capabilities().writes_at_commit ? 3 : 5);
}

}  // namespace
}  // namespace parcours

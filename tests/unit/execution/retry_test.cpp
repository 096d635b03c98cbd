// A step that runs by itself and whose action fails: the times of its retries, and the incident after the last one.
#include <gmock/gmock.h>

#include <random>

#include "base/retry_delays.hpp"
#include "execution/codec.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::with_sheet;
using testing::workflow_of;

constexpr int kMost = 7;  // attempts

constexpr std::string_view kRetryWeighing = R"(
workflow: pesees
title: Pesées
sheet: sx
subject: none
fields:
  motif: { type: text }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif: optional] }
      peser:
        action: sx.weigh
        meanwhile: [ { after: 2 days, next: porter } ]
        next: { lourd: porter, leger: end leger }
      porter: { task: Porter, by: educateur, next: { encore: peser, fin: end porte } }
)";

class Stalls : public ::testing::Test {
 protected:
  void SetUp() override { simulation.open({{"motif", "sac"}}); }
  const Token& token() const { return simulation.a_case.tokens.front(); }
  void fail() {
    EXPECT_THAT(simulation.apply(ActionResult{
                    simulation.action_request->token, ActionResult::Kind::failed, "action-failed", {}, {}}),
                IsEmpty());
  }
  Problems ring() { return simulation.apply(TimersDue{}, "parcours"); }
  // Moves the clock to the next time that something is due, and lets it happen.
  void wake() {
    simulation.now = next_due(simulation.a_case).value();
    EXPECT_THAT(ring(), IsEmpty());
  }
  CaseSimulation simulation{workflow_of(kRetryWeighing, with_sheet())};
};

TEST_F(Stalls, AFailureHasTheTimeOfItsRetry) {
  fail();

  EXPECT_EQ(token().stalled, "action-failed");
  EXPECT_EQ(token().attempts, 1);
  EXPECT_EQ(token().retry_at, simulation.now + std::chrono::minutes(1));
  EXPECT_FALSE(token().is_incident());
  EXPECT_EQ(next_due(simulation.a_case), token().retry_at);
}

TEST_F(Stalls, ItIsTriedAgainAtItsTimeAndNotBefore) {
  fail();
  simulation.now = *token().retry_at - std::chrono::seconds(1);
  const Case before = simulation.a_case;
  ring();
  EXPECT_FALSE(simulation.action_request);
  EXPECT_EQ(simulation.a_case, before);
  simulation.journal.pop_back(), simulation.times.pop_back();  // an engine writes no row without events

  wake();

  ASSERT_TRUE(simulation.action_request);
  EXPECT_EQ(simulation.action_request->attempt, 2);
  EXPECT_FALSE(simulation.action_request->by_person);
  EXPECT_EQ(token().stalled, "");
  EXPECT_FALSE(token().retry_at);
  simulation.apply(ActionResult{simulation.action_request->token, ActionResult::Kind::ended, "lourd", {}, {}});
  EXPECT_THAT(simulation.current_steps(), ElementsAre("porter"));
  EXPECT_FALSE(next_due(simulation.a_case));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(Stalls, EachPauseIsThatOfItsAttemptAndAfterTheLastAPersonIsWaitedFor) {
  for (int attempt = 1; attempt < kMost; ++attempt) {
    fail();
    ASSERT_EQ(token().retry_at, simulation.now + retry_delay(attempt).value());
    wake();
  }
  fail();

  EXPECT_TRUE(token().is_incident());
  EXPECT_EQ(token().attempts, kMost);
  EXPECT_EQ(next_due(simulation.a_case), simulation.a_case.timers.front().at);  // the line alone
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
  EXPECT_EQ(decode(encode(simulation.a_case)), simulation.a_case);
  EXPECT_THAT(simulation.apply(RetryInput{token().id}), IsEmpty());
  EXPECT_EQ(simulation.action_request->attempt, kMost + 1);
  fail();
  EXPECT_TRUE(token().is_incident());
}

TEST_F(Stalls, APersonNeedNotWait) {
  fail();

  EXPECT_THAT(simulation.apply(RetryInput{token().id}), IsEmpty());

  ASSERT_TRUE(simulation.action_request);
  fail();
  EXPECT_EQ(token().retry_at, simulation.now + retry_delay(2).value());
}

TEST_F(Stalls, ASuspendedCaseDoesNotTryAndDoesSoWhenItIsResumed) {
  fail();
  simulation.apply(Suspension{});
  EXPECT_FALSE(next_due(simulation.a_case));
  simulation.now += std::chrono::hours(1);
  ring();
  EXPECT_FALSE(simulation.action_request);

  simulation.apply(Resumption{});
  EXPECT_LE(next_due(simulation.a_case), simulation.now);
  ring();

  EXPECT_TRUE(simulation.action_request);
}

TEST_F(Stalls, WhatALineHasTakenAwayIsNotTriedAnyMore) {
  fail();
  simulation.now += std::chrono::hours(24 * 5);

  ring();

  EXPECT_FALSE(simulation.action_request);
  EXPECT_THAT(simulation.current_steps(), ElementsAre("porter"));
  EXPECT_FALSE(next_due(simulation.a_case));
}

TEST_F(Stalls, AStepThatLacksAFieldIsTriedAgainToo) {
  CaseSimulation empty(workflow_of(kRetryWeighing, with_sheet()));
  empty.open();
  ASSERT_EQ(empty.a_case.tokens.front().stalled, "missing");

  empty.now = next_due(empty.a_case).value();
  empty.apply(TimersDue{}, "parcours");

  EXPECT_EQ(empty.a_case.tokens.front().attempts, 2);
  EXPECT_EQ(empty.a_case.tokens.front().retry_at, empty.now + retry_delay(2).value());
}

TEST_F(Stalls, AnotherVersionTriesItToo) {
  fail();
  const auto again = token().retry_at;

  EXPECT_THAT(simulation.apply(MigrationInput{2, {}}), IsEmpty());

  EXPECT_EQ(token().retry_at, again);
  wake();
  EXPECT_TRUE(simulation.action_request);
}

// Each of several stalled steps has a command of its own: a command retries one, and a failure affects no other.
TEST(StalledSideBySide, AreTriedAgainOneByOne) {
  CaseSimulation simulation{workflow_of(R"(
workflow: pesees
title: Pesées
sheet: sx
subject: none
fields:
  motif: { type: text }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif] }
      peser:
        parallel:
          un: { steps: { peser_un: { action: sx.weigh, next: { lourd: end, leger: end } } } }
          deux: { steps: { peser_deux: { action: sx.weigh, next: { lourd: end, leger: end } } } }
        next: end pese
)",
                                        with_sheet())};
  const auto fail = [&] {
    EXPECT_THAT(simulation.apply(ActionResult{
                    simulation.action_request->token, ActionResult::Kind::failed, "action-failed", {}, {}}),
                IsEmpty());
  };
  simulation.open({{"motif", "sac"}});
  fail();
  fail();
  ASSERT_FALSE(simulation.action_request);

  simulation.now = next_due(simulation.a_case).value() + std::chrono::seconds(1);
  EXPECT_THAT(simulation.apply(TimersDue{}, "parcours"), IsEmpty());
  ASSERT_TRUE(simulation.action_request);
  fail();
  EXPECT_FALSE(simulation.action_request) << "the other one waits for the next ring";
  EXPECT_LE(next_due(simulation.a_case).value(), simulation.now);
  EXPECT_THAT(simulation.apply(TimersDue{}, "parcours"), IsEmpty());
  ASSERT_TRUE(simulation.action_request);
  fail();
  EXPECT_GT(next_due(simulation.a_case).value(), simulation.now);
}

// Journals of version 1, when nothing was retried by itself.
TEST(AnEarlierJournal, ContainsIncidentsThatWaitForAPerson) {
  Case c;
  const auto events =
      decode_events({R"({"events":[["opened",{"by":"nadia","ref":"X-1","version":1,"workflow":"x"}],)"
                     R"(["step_entered",{"step":"peser","token":1}],["stalled",{"code":"action-failed","token":1}],)"
                     R"(["retried",{"token":1}],["stalled",{"code":"action-failed","token":1}]],"v":1})"});
  for (const auto& event : events) evolve(c, event, {1, Instant()});

  EXPECT_TRUE(c.token(1)->is_incident());
  EXPECT_EQ(c.token(1)->attempts, 2);
  EXPECT_FALSE(next_due(c));
  EXPECT_EQ(decode(encode(c)), c);
}

// After any sequence of failures and retries, a stalled step has a time of its next retry, or is an incident after its
// last attempt.
class RandomFailures : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomFailures, NothingStallsWithoutAWayOn) {
  std::mt19937 random(GetParam());
  CaseSimulation simulation(workflow_of(kRetryWeighing, with_sheet()));
  simulation.open(random() % 4 ? Record{{"motif", "sac"}} : Record{});
  for (int i = 0; i < 100 && simulation.a_case.is_open(); ++i) {
    if (simulation.action_request && random() % 5)
      simulation.apply(
          ActionResult{simulation.action_request->token, ActionResult::Kind::failed, "action-later", {}, {}});
    else if (simulation.action_request)
      simulation.apply(ActionResult{
          simulation.action_request->token, ActionResult::Kind::ended, random() % 20 ? "lourd" : "leger", {}, {}});
    else if (random() % 8 == 0)
      simulation.a_case.suspended ? simulation.apply(Resumption{}) : simulation.apply(Suspension{});
    else if (const auto wake = next_due(simulation.a_case); wake && random() % 3)
      simulation.now = std::max(simulation.now, *wake), simulation.apply(TimersDue{}, "parcours");
    else if (simulation.a_case.tokens.front().waits_for_person)
      simulation.complete("porter", {}, "encore");
    else
      simulation.apply(RetryInput{simulation.a_case.tokens.front().id});
    for (const auto& token : simulation.a_case.tokens) {
      ASSERT_EQ(token.is_incident(), !token.stalled.empty() && token.attempts >= kMost);
      ASSERT_EQ(token.retry_at.has_value(), !token.stalled.empty() && token.attempts < kMost);
    }
  }
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
  EXPECT_EQ(decode(encode(simulation.a_case)), simulation.a_case);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomFailures, ::testing::Range(0u, 40u));

}  // namespace
}  // namespace parcours::execution

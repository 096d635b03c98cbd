// A step that runs by itself and whose action fails: when it is tried again, and when it is left to a person.
#include <gmock/gmock.h>

#include <random>

#include "base/pauses.hpp"
#include "support/rehearsal.hpp"

namespace parcours::execution {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rehearsal;
using testing::with_sheet;
using testing::workflow_of;

constexpr int kMost = 7;  // attempts

constexpr std::string_view kWeighing = R"(
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
  void SetUp() override { play.open({{"motif", "sac"}}); }
  const Token& token() const { return play.a_case.tokens.front(); }
  void fail() {
    EXPECT_THAT(play.take(Answer{play.asked->token, Answer::Kind::failed, "action-failed", {}, {}}), IsEmpty());
  }
  Problems ring() { return play.take(Ringing{}, "parcours"); }
  // Moves on to when the engine looks at it again, and lets it.
  void wake() {
    play.now = wake_of(play.a_case).value();
    EXPECT_THAT(ring(), IsEmpty());
  }
  Rehearsal play{workflow_of(kWeighing, with_sheet())};
};

TEST_F(Stalls, AFailureSaysWhenItIsTriedAgain) {
  fail();

  EXPECT_EQ(token().stalled, "action-failed");
  EXPECT_EQ(token().attempts, 1);
  EXPECT_EQ(token().again, play.now + std::chrono::minutes(1));
  EXPECT_FALSE(token().is_incident());
  EXPECT_EQ(wake_of(play.a_case), token().again);
}

TEST_F(Stalls, ItIsTriedAgainAtItsTimeAndNotBefore) {
  fail();
  play.now = *token().again - std::chrono::seconds(1);
  const Case before = play.a_case;
  ring();
  EXPECT_FALSE(play.asked);
  EXPECT_EQ(play.a_case, before);
  play.journal.pop_back(), play.times.pop_back();  // of nothing an engine writes nothing

  wake();

  ASSERT_TRUE(play.asked);
  EXPECT_EQ(play.asked->attempt, 2);
  EXPECT_FALSE(play.asked->by_person);
  EXPECT_EQ(token().stalled, "");
  EXPECT_FALSE(token().again);
  play.take(Answer{play.asked->token, Answer::Kind::ended, "lourd", {}, {}});
  EXPECT_THAT(play.stands_at(), ElementsAre("porter"));
  EXPECT_FALSE(wake_of(play.a_case));
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST_F(Stalls, EachPauseIsThatOfItsAttemptAndAfterTheLastAPersonIsWaitedFor) {
  for (int attempt = 1; attempt < kMost; ++attempt) {
    fail();
    ASSERT_EQ(token().again, play.now + pause_after(attempt).value());
    wake();
  }
  fail();

  EXPECT_TRUE(token().is_incident());
  EXPECT_EQ(token().attempts, kMost);
  EXPECT_EQ(wake_of(play.a_case), play.a_case.timers.front().at);  // the line alone
  EXPECT_EQ(play.replayed(), play.a_case);
  EXPECT_EQ(decode(encode(play.a_case)), play.a_case);
  EXPECT_THAT(play.take(Retrial{token().id}), IsEmpty());
  EXPECT_EQ(play.asked->attempt, kMost + 1);
  fail();
  EXPECT_TRUE(token().is_incident());
}

TEST_F(Stalls, APersonNeedNotWait) {
  fail();

  EXPECT_THAT(play.take(Retrial{token().id}), IsEmpty());

  ASSERT_TRUE(play.asked);
  fail();
  EXPECT_EQ(token().again, play.now + pause_after(2).value());
}

TEST_F(Stalls, ASuspendedCaseDoesNotTryAndDoesSoWhenItIsResumed) {
  fail();
  play.take(Suspension{});
  EXPECT_FALSE(wake_of(play.a_case));
  play.now += std::chrono::hours(1);
  ring();
  EXPECT_FALSE(play.asked);

  play.take(Resumption{});
  EXPECT_LE(wake_of(play.a_case), play.now);
  ring();

  EXPECT_TRUE(play.asked);
}

TEST_F(Stalls, WhatALineHasTakenAwayIsNotTriedAnyMore) {
  fail();
  play.now += std::chrono::hours(24 * 5);

  ring();

  EXPECT_FALSE(play.asked);
  EXPECT_THAT(play.stands_at(), ElementsAre("porter"));
  EXPECT_FALSE(wake_of(play.a_case));
}

TEST_F(Stalls, AStepThatLacksAFieldIsTriedAgainToo) {
  Rehearsal empty(workflow_of(kWeighing, with_sheet()));
  empty.open();
  ASSERT_EQ(empty.a_case.tokens.front().stalled, "missing");

  empty.now = wake_of(empty.a_case).value();
  empty.take(Ringing{}, "parcours");

  EXPECT_EQ(empty.a_case.tokens.front().attempts, 2);
  EXPECT_EQ(empty.a_case.tokens.front().again, empty.now + pause_after(2).value());
}

TEST_F(Stalls, AnotherVersionTriesItToo) {
  fail();
  const auto again = token().again;

  EXPECT_THAT(play.take(Migration{2, {}}), IsEmpty());

  EXPECT_EQ(token().again, again);
  wake();
  EXPECT_TRUE(play.asked);
}

// However many are due, each has a ring of its own: no command grows with them, and none undoes the others.
TEST(StalledSideBySide, AreTriedAgainOneByOne) {
  Rehearsal play{workflow_of(R"(
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
    EXPECT_THAT(play.take(Answer{play.asked->token, Answer::Kind::failed, "action-failed", {}, {}}), IsEmpty());
  };
  play.open({{"motif", "sac"}});
  fail();
  fail();
  ASSERT_FALSE(play.asked);

  play.now = wake_of(play.a_case).value() + std::chrono::seconds(1);
  EXPECT_THAT(play.take(Ringing{}, "parcours"), IsEmpty());
  ASSERT_TRUE(play.asked);
  fail();
  EXPECT_FALSE(play.asked) << "the other one waits for the next ring";
  EXPECT_LE(wake_of(play.a_case).value(), play.now);
  EXPECT_THAT(play.take(Ringing{}, "parcours"), IsEmpty());
  ASSERT_TRUE(play.asked);
  fail();
  EXPECT_GT(wake_of(play.a_case).value(), play.now);
}

// What journals hold that were written before anything was tried again by itself.
TEST(AnEarlierJournal, HoldsIncidentsThatWaitForAPerson) {
  Case c;
  const auto events =
      decode_events(R"({"events":[["opened",{"by":"nadia","ref":"X-1","version":1,"workflow":"x"}],)"
                    R"(["step_entered",{"step":"peser","token":1}],["stalled",{"code":"action-failed","token":1}],)"
                    R"(["retried",{"token":1}],["stalled",{"code":"action-failed","token":1}]],"v":1})");
  for (const auto& event : events) evolve(c, event, {1, Instant()});

  EXPECT_TRUE(c.token(1)->is_incident());
  EXPECT_EQ(c.token(1)->attempts, 2);
  EXPECT_FALSE(wake_of(c));
  EXPECT_EQ(decode(encode(c)), c);
}

// Whatever fails, and whoever is impatient: what has stalled has a time at which it is tried again, or is an incident
// after its last.
class RandomFailures : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomFailures, NothingStallsWithoutAWayOn) {
  std::mt19937 random(GetParam());
  Rehearsal play(workflow_of(kWeighing, with_sheet()));
  play.open(random() % 4 ? Record{{"motif", "sac"}} : Record{});
  for (int i = 0; i < 100 && play.a_case.is_open(); ++i) {
    if (play.asked && random() % 5)
      play.take(Answer{play.asked->token, Answer::Kind::failed, "action-later", {}, {}});
    else if (play.asked)
      play.take(Answer{play.asked->token, Answer::Kind::ended, random() % 20 ? "lourd" : "leger", {}, {}});
    else if (random() % 8 == 0)
      play.a_case.suspended ? play.take(Resumption{}) : play.take(Suspension{});
    else if (const auto wake = wake_of(play.a_case); wake && random() % 3)
      play.now = std::max(play.now, *wake), play.take(Ringing{}, "parcours");
    else if (play.a_case.tokens.front().waits_for_person)
      play.complete("porter", {}, "encore");
    else
      play.take(Retrial{play.a_case.tokens.front().id});
    for (const auto& token : play.a_case.tokens) {
      ASSERT_EQ(token.is_incident(), !token.stalled.empty() && token.attempts >= kMost);
      ASSERT_EQ(token.again.has_value(), !token.stalled.empty() && token.attempts < kMost);
    }
  }
  EXPECT_EQ(play.replayed(), play.a_case);
  EXPECT_EQ(decode(encode(play.a_case)), play.a_case);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomFailures, ::testing::Range(0u, 40u));

}  // namespace
}  // namespace parcours::execution

// What the engine does by itself: timers, messages and handovers from case to case, and what it sends to people.
#include <gmock/gmock.h>

#include <thread>

#include "support/relay.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::IsEmpty;
using testing::Relay;
using ::testing::SizeIs;
using testing::times;

class DueInTrials : public ::testing::Test {
 protected:
  Relay t;
  Engine& engine = t.engine;

  // Does what is due until nothing is.
  void settle() {
    while (engine.run_due().next == t.clock.at) continue;
  }
  // Has chloe complete the only task of that case.
  Checked<Receipt> take(const std::string& reference, const std::string& outcome) {
    return engine.submit({Complete{t.seen(reference).tasks.front().id, {}, outcome}, {"chloe"}});
  }
};

TEST_F(DueInTrials, NothingIsDueAndNothingIsToComeInAnEmptyDatabase) {
  const auto due = engine.run_due();

  EXPECT_EQ(due.fired + due.delivered + due.failed, 0);
  EXPECT_FALSE(due.next);
}

TEST_F(DueInTrials, ATimerFiresAtItsTimeOnceAndTellsWhenToCallAgain) {
  const auto reference = t.ask();
  const auto first = engine.run_due();
  EXPECT_EQ(first.fired, 0);
  ASSERT_TRUE(first.next);

  t.clock.at = *first.next - std::chrono::seconds(1);
  EXPECT_EQ(engine.run_due().fired, 0);
  t.clock.at = *first.next;
  const auto reminded = engine.run_due();
  EXPECT_EQ(reminded.fired, 1);
  EXPECT_EQ(engine.run_due().fired, 0);
  EXPECT_EQ(times(t.seen(reference), "reminded"), 1);
  EXPECT_GT(*reminded.next, t.clock.at);

  t.clock.at = *reminded.next;
  EXPECT_EQ(engine.run_due().fired, 1);
  EXPECT_EQ(t.seen(reference).ended_as, "sans_avis");
  EXPECT_FALSE(engine.run_due().next);
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(DueInTrials, WhatIsLateHappensInItsOrderInOneCommandOfTheEngine) {
  const auto reference = t.ask();
  t.wait_days(40);

  EXPECT_EQ(engine.run_due().fired, 1);

  const auto entry = t.seen(reference).history.back();
  EXPECT_EQ(entry.actor, "parcours");
  EXPECT_EQ(entry.verb, "ring");
  EXPECT_EQ(times(t.seen(reference), "reminded"), 1);
  EXPECT_EQ(t.seen(reference).ended_as, "sans_avis");
}

TEST_F(DueInTrials, NoMoreIsDoneThanWasAskedAndTheRestIsDueAtOnce) {
  for (int i = 0; i < 3; ++i) t.ask();
  t.wait_days(40);

  const auto some = engine.run_due(2);

  EXPECT_EQ(some.fired, 2);
  EXPECT_EQ(some.next, t.clock.at);
  EXPECT_EQ(engine.run_due().fired, 1);
}

TEST_F(DueInTrials, AMovedCaseHasNoTimerLeft) {
  const auto reference = t.answered();
  t.wait_days(40);

  EXPECT_EQ(engine.run_due().fired, 0);
  EXPECT_EQ(t.step(reference), "relire");
}

TEST_F(DueInTrials, AReminderWaitsForTheHostUntilItSaysThatItHasLeft) {
  const auto reference = t.ask();
  t.wait_days(5);
  engine.run_due();

  const auto page = engine.outbox();
  ASSERT_THAT(page.items, SizeIs(1));
  const auto& reminder = page.items.front();
  EXPECT_EQ(reminder.kind, "remind");
  EXPECT_EQ(reminder.reference, reference);
  EXPECT_EQ(reminder.to, "role:chef");
  EXPECT_EQ(reminder.key, reference + ":2:1");
  EXPECT_EQ(reminder.step, "attendre");
  EXPECT_EQ(engine.outbox().items.front().key, reminder.key);

  EXPECT_EQ(engine.mark_delivered(std::vector<std::string>{reminder.id, "nonsense", "1.99"}), 1U);
  EXPECT_EQ(engine.mark_delivered(std::vector<std::string>{reminder.id}), 0U);
  EXPECT_THAT(engine.outbox().items, IsEmpty());
}

TEST_F(DueInTrials, TheOutboxComesInPages) {
  for (int i = 0; i < 5; ++i) t.ask();
  t.wait_days(5);
  engine.run_due();

  const auto first = engine.outbox({}, 2), second = engine.outbox(first.next, 2), third = engine.outbox(second.next, 2);

  EXPECT_THAT(first.items, SizeIs(2));
  EXPECT_THAT(third.items, SizeIs(1));
  EXPECT_EQ(third.next, "");
}

TEST_F(DueInTrials, AMessageGoesToEveryCaseThatItIsForOnceAndMovesIt) {
  const auto one = t.answered(), two = t.answered();
  const auto reference = t.answered({{"autre", one}, {"encore", two}, {"note", "bonjour"}});
  ASSERT_TRUE(take(reference, "prevenir"));
  ASSERT_EQ(times(t.seen(one), "message_taken"), 1);  // the opinion

  EXPECT_EQ(engine.run_due().delivered, 2);
  EXPECT_EQ(engine.run_due().delivered, 0);

  for (const auto& other : {one, two}) {
    const auto seen = t.seen(other);
    EXPECT_EQ(times(seen, "message_taken"), 2);
    EXPECT_EQ(seen.fields.at("note"), Value("bonjour"));
    EXPECT_EQ(seen.history.back().actor, "parcours");
    EXPECT_EQ(seen.history.back().verb, "message");
  }
  EXPECT_THAT(engine.outbox().items, IsEmpty());
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(DueInTrials, WhatCannotArriveIsPutOffLongerEachTimeAndThenGivenUp) {
  std::string deaf = testing::kDemande;  // a case that does not take the message
  deaf.replace(deaf.find("nouvelle: { from: [demande-aide]"), 32, "nouvelle: { from: [besoins]");
  for (auto at = deaf.find(", of: demande-aide"); at != std::string::npos; at = deaf.find(", of: demande-aide"))
    deaf.erase(at, 18);
  testing::TempFolder alone;
  alone.write("demande/workflow.yaml", deaf);
  ASSERT_THAT(engine.deploy(alone.path(), {"root"}), IsEmpty());
  const auto other = t.answered();
  ASSERT_THAT(engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  const auto reference = t.answered({{"autre", other}});
  ASSERT_TRUE(take(reference, "prevenir"));
  EXPECT_EQ(engine.run_due().failed, 1);
  Duration pause{};
  int attempts = 1;
  for (auto due = engine.run_due(); due.next; due = engine.run_due()) {
    EXPECT_EQ(due.failed, attempts == 1 ? 0 : 1);
    EXPECT_GT(*due.next - t.clock.at, pause);
    pause = *due.next - t.clock.at;
    t.clock.at = *due.next;
    ASSERT_LT(++attempts, 20);
  }

  const auto given_up = engine.outbox().items;
  ASSERT_THAT(given_up, SizeIs(1));
  EXPECT_EQ(given_up.front().failed, "not-allowed");
  EXPECT_EQ(given_up.front().kind, "message");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(DueInTrials, AHandoverOpensACaseThatWaitsToBeAcceptedAndTheAnswerComesBack) {
  const auto reference = t.answered({{"note", "un mur"}});
  ASSERT_TRUE(take(reference, "confier"));
  const auto waits = t.seen(reference).waits;
  EXPECT_EQ(waits.front().answer, "instruction");
  EXPECT_TRUE(waits.front().at);

  engine.run_due();
  const auto other = t.handed_over();
  ASSERT_FALSE(other.empty());
  EXPECT_EQ(t.seen(other).fields.at("objet"), Value("un mur"));
  EXPECT_EQ(t.seen(reference).ended_as, "");
  ASSERT_TRUE(take(other, "accepted"));
  settle();

  EXPECT_EQ(t.seen(reference).ended_as, "transmis");
  EXPECT_EQ(t.step(other), "instruire");
  ASSERT_TRUE(take(other, "fait"));
  settle();  // its end is sent too, and nobody waits for it
  EXPECT_THAT(engine.outbox().items, IsEmpty());
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(DueInTrials, AHandoverThatIsRefusedGoesBack) {
  const auto reference = t.answered();
  take(reference, "confier");
  engine.run_due();

  const auto other = t.handed_over();
  ASSERT_TRUE(take(other, "refused"));
  settle();

  EXPECT_EQ(t.step(reference), "relire");
  EXPECT_EQ(t.seen(other).ended_as, "refused");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(DueInTrials, AHandoverThatNobodyTakesExpiresOnBothSides) {
  const auto reference = t.answered();
  take(reference, "confier");
  engine.run_due();
  const auto other = t.handed_over();

  t.wait_days(10);
  settle();

  EXPECT_EQ(t.step(reference), "relire");
  EXPECT_EQ(t.seen(other).ended_as, "expired");
  EXPECT_THAT(engine.outbox().items, IsEmpty());
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(DueInTrials, AHandoverArrivesOnlyWhereItsWorkflowIsAccepted) {
  std::string closed = testing::kInstruction;
  closed.replace(closed.find("from: [demande-aide]"), 20, "from: [besoins]");
  testing::TempFolder alone;  // read together, they would be refused
  alone.write("instruction/workflow.yaml", closed);
  ASSERT_THAT(engine.deploy(alone.path(), {"root"}), IsEmpty());
  take(t.answered(), "confier");

  EXPECT_EQ(engine.run_due().failed, 1);
  EXPECT_EQ(t.handed_over(), "");
}

TEST_F(DueInTrials, WhatWasGivenUpArrivesWhenTheHostHasItTriedAgainAndNothingIsInTheWay) {
  std::string closed = testing::kInstruction;
  closed.replace(closed.find("from: [demande-aide]"), 20, "from: [besoins]");
  testing::TempFolder alone;
  alone.write("instruction/workflow.yaml", closed);
  ASSERT_THAT(engine.deploy(alone.path(), {"root"}), IsEmpty());
  const auto reference = t.answered();
  take(reference, "confier");
  for (auto due = engine.run_due(); engine.outbox().items.empty(); due = engine.run_due())
    t.clock.at = due.next.value();
  const auto given_up = engine.outbox().items;
  ASSERT_THAT(given_up, SizeIs(1));
  ASSERT_THAT(engine.deploy(t.folder.path(), {"root"}), IsEmpty());

  EXPECT_EQ(engine.retry(std::vector<std::string>{given_up.front().id, given_up.front().id, "1.1", "nonsense"}), 1u);

  EXPECT_THAT(engine.outbox().items, IsEmpty());
  EXPECT_EQ(engine.run_due().delivered, 2);  // and the message that it has arrived
  ASSERT_TRUE(take(t.handed_over(), "accepted"));
  settle();
  EXPECT_EQ(t.seen(reference).ended_as, "transmis");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

// A command without effects is as cheap as ever, though its case has timers; each effect is one statement more.
TEST_F(DueInTrials, ACommandIsFourStatementsAndOneForEachEffectOrTwoRoundTrips) {
  const auto one = t.answered();
  const auto reference = t.answered({{"autre", one}, {"encore", one}});
  take(t.answered({{"autre", one}}), "prevenir");
  const auto task = t.seen(reference).tasks.front().id;
  engine.statistics();

  ASSERT_TRUE(engine.submit({Complete{task, {}, "prevenir"}, {"chloe"}}));

  EXPECT_EQ(engine.statistics().statements, t.database->capabilities().writes_at_commit ? 2 : 6);
}

TEST_F(DueInTrials, AThreadEachOfOneEngineFiresEachTimerOnce) {
  std::vector<std::string> references;
  for (int i = 0; i < 20; ++i) references.push_back(t.ask());
  t.wait_days(40);

  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([&] {
      while (engine.run_due(3).next) continue;
    });
  for (auto& thread : threads) thread.join();

  for (const auto& reference : references) EXPECT_EQ(t.seen(reference).revision, 2);
  EXPECT_THAT(engine.verify(), IsEmpty());
}

}  // namespace
}  // namespace parcours

// The commands other than Open and Complete: who may send them, keys, and what they do.
#include <gmock/gmock.h>

#include "support/relay.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Relay;
using ::testing::SizeIs;

class CommandsOfTrials : public ::testing::Test {
 protected:
  Relay t;
  Engine& engine = t.engine;
  std::string reference = t.ask();

  Checked<Receipt> as(const std::string& who, decltype(Command::what) what, const std::string& key = {}) {
    return engine.submit({std::move(what), {who}, 0, key, {}});
  }
};

TEST_F(CommandsOfTrials, AnAnytimeStepWithoutABisDoneAtOnceByWhoeverStartsIt) {
  const auto started = as("chloe", Start{reference, "faire_le_point", {{"note", "vu"}}});

  ASSERT_TRUE(started) << started.problems().front().code;
  EXPECT_THAT(started->opened, IsEmpty());
  EXPECT_EQ(t.seen(reference).fields.at("note"), Value("vu"));
  EXPECT_EQ(t.seen(reference).history.back().verb, "start");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(CommandsOfTrials, AnAnytimeStepThatSomebodyElseDoesIsATaskOfTheirs) {
  const auto started = as("chloe", Start{reference, "visiter"});

  ASSERT_THAT(started->opened, SizeIs(1));
  EXPECT_EQ(engine.tasks({"anna"}).items.front().id, started->opened.front());
  EXPECT_EQ(code(as("chloe", Start{reference, "visiter"})), "not-offered");  // it runs already
}

TEST_F(CommandsOfTrials, AnAnytimeStepIsStartedByWhomItIsOfferedToAlone) {
  EXPECT_EQ(code(as("anna", Start{reference, "faire_le_point"})), "not-allowed");
  EXPECT_EQ(code(as("paul", Start{reference, "faire_le_point"})), "not-allowed");
  EXPECT_EQ(code(as("zoe", Start{reference, "faire_le_point"})), "not-found");
  EXPECT_EQ(code(as("chloe", Start{reference, "relire"})), "not-offered");
}

TEST_F(CommandsOfTrials, ACaseShowsWhatItOffersToWhoeverMayStartIt) {
  const auto offers = t.seen(reference).offers;

  ASSERT_THAT(offers, SizeIs(2));
  EXPECT_EQ(offers[0].step, "faire_le_point");
  EXPECT_EQ(offers[0].title.in("fr"), "Faire le point");
  EXPECT_THAT(t.seen(reference, "anna").offers, IsEmpty());
}

TEST_F(CommandsOfTrials, AMessageMovesTheCaseThatAwaitsIt) {
  const auto told = t.tell(reference, "favorable");

  ASSERT_TRUE(told) << told.problems().front().code;
  EXPECT_FALSE(told->kept);
  EXPECT_EQ(t.step(reference), "relire");
  EXPECT_EQ(t.seen(reference).history.back().actor, "paul");
}

TEST_F(CommandsOfTrials, AMessageThatNothingAwaitsIsKeptAndItsSenderIsTold) {
  t.tell(reference, "favorable");

  const auto again = t.tell(reference, "favorable");

  EXPECT_TRUE(again->kept);
  EXPECT_EQ(t.step(reference), "relire");
}

TEST_F(CommandsOfTrials, AMessageComesFromARoleThatItNames) {
  EXPECT_EQ(code(t.tell(reference, "favorable", "chloe")), "not-allowed");
  EXPECT_EQ(code(t.tell(reference, "favorable", "zoe")), "not-found");
  EXPECT_EQ(code(as("chloe", Deliver{reference, "bruit"})), "unknown-message");
  EXPECT_EQ(code(as("zoe", Deliver{reference, "bruit"})), "not-found");
  EXPECT_EQ(code(as("chloe", Deliver{reference, "nouvelle"})), "not-allowed");  // of other cases alone
}

TEST_F(CommandsOfTrials, AMessageReachesNoTerritoryWhereItsSenderHasNoRole) {
  engine.grant({"pia", "partenaire", "nord", {}, {}, {}}, {"root"});
  const auto north = t.ask({{"lieu", "nord"}}), south = t.ask({{"lieu", "sud"}});

  EXPECT_TRUE(t.tell(north, "favorable", "pia"));
  EXPECT_EQ(code(t.tell(south, "favorable", "pia")), "not-found");
}

TEST_F(CommandsOfTrials, AMessageWithAKeyArrivesOnce) {
  const auto first = t.tell(reference, "favorable", "paul", "k1"),
             second = t.tell(reference, "favorable", "paul", "k1");

  EXPECT_EQ(first->revision, second->revision);
  EXPECT_FALSE(second->kept);
  EXPECT_EQ(code(as("paul", Deliver{t.ask(), "avis", {}, {}, "favorable"}, "k1")), "key-used");
}

TEST_F(CommandsOfTrials, ACaseThatHasEndedIsReopenedByWhoMayAsOftenAsItsWorkflowSays) {
  t.tell(reference, "defavorable");
  EXPECT_EQ(t.seen(reference).ended_as, "refuse");
  EXPECT_EQ(code(as("anna", Reopen{reference})), "not-allowed");

  const auto reopened = as("chloe", Reopen{reference});

  ASSERT_TRUE(reopened) << reopened.problems().front().code;
  EXPECT_EQ(t.step(reference), "relire");
  EXPECT_EQ(t.seen(reference).status, "open");
  EXPECT_EQ(code(as("chloe", Reopen{reference})), "still-open");
  t.go(reference, "fin");
  EXPECT_EQ(code(as("chloe", Reopen{reference})), "not-reopenable");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(CommandsOfTrials, AWorkflowThatDoesNotSaySoIsNotReopened) {
  const auto light = t.open({{"kilos", 3}})->reference;

  EXPECT_EQ(code(as("chloe", Reopen{light})), "not-reopenable");
  EXPECT_EQ(code(as("zoe", Reopen{light})), "not-found");
}

TEST_F(CommandsOfTrials, ASuspendedCaseSaysSoAndItsClocksStandStill) {
  EXPECT_EQ(code(as("zoe", Suspend{reference})), "not-found");
  EXPECT_EQ(code(as("paul", Suspend{reference})),
            "not-allowed");  // a role that may only send a message
  ASSERT_TRUE(as("anna", Suspend{reference}));
  EXPECT_EQ(t.seen(reference).status, "suspended");
  EXPECT_EQ(t.seen(reference).suspended, t.clock.at);
  EXPECT_EQ(code(as("anna", Suspend{reference})), "already-suspended");
  EXPECT_THAT(engine.verify(), IsEmpty());

  t.wait_days(30);
  EXPECT_EQ(engine.run_due().fired, 0);

  ASSERT_TRUE(as("anna", Resume{reference}));
  EXPECT_EQ(t.seen(reference).status, "open");
  EXPECT_EQ(engine.run_due().fired, 0);
  t.wait_days(15);  // ten days, and on to a working day
  EXPECT_EQ(engine.run_due().fired, 1);
  EXPECT_EQ(t.seen(reference).ended_as, "sans_avis");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(CommandsOfTrials, ACaseTellsWhatItWaitsForAndUntilWhen) {
  const auto waits = t.seen(reference).waits;

  ASSERT_THAT(waits, SizeIs(4));
  EXPECT_THAT(waits[0].then, ElementsAre(::testing::StartsWith("remind role:")));
  EXPECT_EQ(waits[0].under, "attendre");
  EXPECT_EQ(waits[0].title.in("fr"), "L'avis du partenaire");
  EXPECT_THAT(waits[1].then, ElementsAre("end sans_avis"));
  EXPECT_LT(*waits[0].at, *waits[1].at);
  EXPECT_EQ(waits[2].message, "nouvelle");
  EXPECT_EQ(waits[3].message, "avis");
  EXPECT_THAT(waits[3].then, ElementsAre("next relire", "end refuse"));
  EXPECT_FALSE(waits[3].at);
}

TEST_F(CommandsOfTrials, ATaskOfARowSaysWhichOne) {
  const List rows{Record{{"quoi", "un"}}, Record{{"quoi", "deux"}}};
  const auto opened = as("chloe", Open{"besoins", {{"besoins", rows}}});
  ASSERT_TRUE(opened) << opened.problems().front().code;

  const auto tasks = t.seen(opened->reference).tasks;
  ASSERT_THAT(tasks, SizeIs(2));
  EXPECT_EQ(tasks[0].row, "1");
  EXPECT_EQ(tasks[1].row, "2");
  const auto listed = engine.tasks({"chloe"}).items;
  EXPECT_EQ(listed.back().row, "2");

  ASSERT_TRUE(as("chloe", Complete{tasks[1].id, {{"besoin.reponse", "oui"}}}));
  EXPECT_THAT(t.seen(opened->reference).tasks, SizeIs(1));
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(CommandsOfTrials, NobodyBearsTheNameOfTheEngine) {
  EXPECT_EQ(code(as("parcours", Suspend{reference})), "reserved-actor");
  EXPECT_EQ(engine.grant({"parcours", "chef", {}, {}, {}, {}}, {"root"}).front().code, "reserved-actor");
}

}  // namespace
}  // namespace parcours

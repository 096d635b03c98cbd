#include "parcours/engine.hpp"

#include <gmock/gmock.h>

#include "support/bilan.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::Trial;

class EngineOfTrials : public ::testing::Test {
 protected:
  const store::Capabilities& can() const { return t.database->capabilities(); }
  Trial t;
  Engine& engine = t.engine;
};

TEST_F(EngineOfTrials, ACaseGoesFromItsOpeningToItsEnd) {
  const auto opened = t.open();
  ASSERT_TRUE(opened) << opened.problems().front().message.in("en");
  EXPECT_EQ(opened->reference, "TX-2026-00001");
  EXPECT_THAT(opened->opened, SizeIs(1));

  const auto ended = t.go(opened->reference, "fin");

  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->ended_as, "fin");
  EXPECT_EQ(ended->revision, 2);
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(EngineOfTrials, OneCommandMayOpenAndEndACase) {
  const auto done = t.open({{"kilos", 3}});

  EXPECT_EQ(done->ended_as, "leger");
  EXPECT_THAT(done->opened, IsEmpty());
}

TEST_F(EngineOfTrials, ReferencesCountUpAndARefusedOpeningMayLeaveAGapOnAServer) {
  t.open();
  t.open({{"kilos", "beaucoup"}});

  EXPECT_EQ(t.open()->reference, can().numbers_without_gap ? "TX-2026-00002" : "TX-2026-00003");
}

TEST_F(EngineOfTrials, ToWhomItDoesNotConcernACaseDoesNotExist) {
  const auto reference = t.open()->reference;

  EXPECT_EQ(code(engine.submit({Complete{{reference, 3}, {}, "fin"}, {"zoe"}})), "not-found");
  EXPECT_EQ(code(engine.submit({Complete{{"TX-2026-00099", 3}, {}, "fin"}, {"chloe"}})), "not-found");
  EXPECT_EQ(engine.read({"zoe"}, reference).problems().front().code, "not-found");
  EXPECT_THAT(engine.tasks({"zoe"}).items, IsEmpty());
  EXPECT_THAT(engine.cases({"zoe"}).items, IsEmpty());
  EXPECT_EQ(testing::refusal_of(engine.bilan({"zoe"}, {"tx", "2026"})), "unknown-bilan");
}

TEST_F(EngineOfTrials, ACaseIsDrawnForWhomItIsShownTo) {
  const auto reference = t.open()->reference;

  const auto drawing = engine.draw({"chloe"}, reference, "en");
  ASSERT_TRUE(drawing);
  EXPECT_THAT(*drawing, HasSubstr(" Aiguiller [open]</B>"));
  EXPECT_EQ(engine.draw({"zoe"}, reference, "en").problems().front().code, "not-found");
  EXPECT_EQ(engine.draw({"chloe"}, "TX-2026-00099", "en").problems().front().code, "not-found");
  EXPECT_THROW(engine.draw({"chloe"}, reference, "en", Notation::bpmn), Error);
}

TEST_F(EngineOfTrials, WhoMayKnowOfACaseMayNotThereforeAct) {
  const auto reference = t.open()->reference;

  EXPECT_EQ(code(t.go(reference, "fin", {}, "anna")), "not-allowed");
  EXPECT_EQ(code(t.open({{"kilos", 12}}, "zoe")), "not-allowed");
}

TEST_F(EngineOfTrials, ARoleInOneTerritoryReachesNoOther) {
  engine.grant({"noa", "chef", "nord", {}, {}, {}}, {"root"});

  EXPECT_EQ(code(t.open({{"kilos", 12}, {"lieu", "sud"}}, "noa")), "not-allowed");
  const auto reference = t.open({{"kilos", 12}, {"lieu", "nord"}}, "noa");
  ASSERT_TRUE(reference);
  const auto other = t.open({{"kilos", 12}, {"lieu", "sud"}})->reference;
  EXPECT_FALSE(engine.read({"noa"}, other));
  EXPECT_THAT(engine.tasks({"noa"}).items, SizeIs(1));
  EXPECT_THAT(engine.tasks({"chloe"}).items, SizeIs(2));
}

TEST_F(EngineOfTrials, AGrantThatIsOverGivesNothing) {
  engine.grant({"noa", "chef", {}, {}, t.clock.at - std::chrono::hours(48), t.clock.at - std::chrono::hours(24)},
               {"root"});

  EXPECT_EQ(code(t.open({{"kilos", 12}}, "noa")), "not-allowed");
}

TEST_F(EngineOfTrials, OnlyAnAdministratorDeploysAndGrants) {
  EXPECT_EQ(engine.grant({"zoe", "chef", {}, {}, {}, {}}, {"zoe"}).front().code, "administrators-only");
  EXPECT_EQ(engine.deploy(t.folder.path(), {"chloe"}).front().code, "administrators-only");
}

TEST_F(EngineOfTrials, TheSameKeyHappensOnceAndAnswersTheSame) {
  const Command command{Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}, 0, "k1", {}};
  const auto first = engine.submit(command), second = engine.submit(command);

  EXPECT_EQ(first->reference, second->reference);
  EXPECT_EQ(first->opened, second->opened);
  EXPECT_THAT(engine.cases({"chloe"}).items, SizeIs(1));
}

TEST_F(EngineOfTrials, AKeyIsItsSendersOwn) {
  const auto first = engine.submit({Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}, 0, "k1", {}});
  const auto second = engine.submit({Open{"essais", {{"kilos", 12}}, {}}, {"anna"}, 0, "k1", {}});

  EXPECT_NE(first->reference, second->reference);
}

TEST_F(EngineOfTrials, EachCommandOfABatchStandsOrFallsAlone) {
  const Command good{Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}, 0, "k1", {}},
      bad{Open{"essais", {}, {}}, {"chloe"}};
  const std::vector<Command> batch{good, bad, good, good};

  const auto results = engine.submit(batch);

  ASSERT_THAT(results, SizeIs(4));
  EXPECT_EQ(results[0]->reference, "TX-2026-00001");
  EXPECT_EQ(code(results[1]), "missing");
  EXPECT_EQ(results[2]->reference, "TX-2026-00001");  // the same key
  EXPECT_THAT(engine.cases({"chloe"}).items, SizeIs(1));
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(EngineOfTrials, AnUnknownWorkflowIsGuessed) {
  const auto result = engine.submit({Open{"esais", {}, {}}, {"chloe"}});

  EXPECT_EQ(code(result), "unknown-workflow");
  EXPECT_NE(result.problems().front().hint.in("fr").find("essais"), std::string::npos);
}

TEST_F(EngineOfTrials, AFormOnAnOldScreenIsAConflict) {
  const auto reference = t.open()->reference;
  const auto task = engine.read({"chloe"}, reference)->tasks.front().id;
  t.go(reference, "reserver");

  EXPECT_EQ(code(engine.submit({Complete{task, {}, "fin"}, {"chloe"}, 1, {}, {}})), "conflict");
  EXPECT_EQ(t.step(reference), "reserver");
}

TEST_F(EngineOfTrials, WhatIsForItsAuthorAloneIsShownToNobodyElse) {
  const auto reference = t.open({{"kilos", 12}, {"secret", "pour moi seule"}})->reference;

  EXPECT_EQ(engine.read({"chloe"}, reference)->fields.at("secret"), Value("pour moi seule"));
  EXPECT_TRUE(engine.grant({"carl", "chef", {}, {}, {}, {}}, {"root"}).empty());
  const auto seen = engine.read({"carl"}, reference);

  EXPECT_THAT(seen->hidden, ::testing::ElementsAre("secret"));
  EXPECT_EQ(seen->fields.find("secret"), nullptr);
  for (const auto& entry : seen->history)
    for (const auto& event : entry.events)
      EXPECT_FALSE(event.as<Record>().find("value") && event.as<Record>().at("value") == Value("pour moi seule"));
}

TEST_F(EngineOfTrials, HistoryTellsWhoDidWhat) {
  const auto reference = t.open()->reference;
  t.go(reference, "fin");

  const auto history = engine.read({"chloe"}, reference)->history;

  ASSERT_THAT(history, SizeIs(2));
  EXPECT_EQ(history[0].actor, "chloe");
  EXPECT_EQ(history[0].verb, "open");
  EXPECT_EQ(history[1].verb, "complete");
}

TEST_F(EngineOfTrials, TasksComeInPages) {
  for (int i = 0; i < 5; ++i) t.open();

  const auto first = engine.tasks({"chloe"}, {}, {}, 2);
  const auto second = engine.tasks({"chloe"}, {}, first.next, 2);
  const auto third = engine.tasks({"chloe"}, {}, second.next, 2);

  ASSERT_THAT(first.items, SizeIs(2));
  EXPECT_THAT(third.items, SizeIs(1));
  EXPECT_EQ(third.next, "");
  EXPECT_EQ(first.items.front().title.in("fr"), "Aiguiller");
  EXPECT_EQ(first.items.front().workflow, "essais");
}

TEST_F(EngineOfTrials, TheSameTextIsTheSameVersionAndACaseStaysOnItsOwn) {
  const auto reference = t.open()->reference;
  engine.deploy(t.folder.path(), {"root"});
  EXPECT_EQ(engine.read({"chloe"}, t.open()->reference)->version, 1);

  std::string changed = testing::kTrials;
  changed.replace(changed.find("title: Essais"), 13, "title: Autres");
  t.folder.write("essais/workflow.yaml", changed);
  ASSERT_THAT(engine.deploy(t.folder.path(), {"root"}), IsEmpty());

  EXPECT_EQ(engine.read({"chloe"}, t.open()->reference)->version, 2);
  EXPECT_EQ(engine.read({"chloe"}, reference)->version, 1);
  EXPECT_TRUE(t.go(reference, "fin"));
}

TEST_F(EngineOfTrials, ABadWorkflowLeavesTheOldOneInForce) {
  t.folder.write("essais/workflow.yaml", "workflow: essais\n");

  EXPECT_TRUE(blocks(engine.deploy(t.folder.path(), {"root"})));
  EXPECT_TRUE(t.open());
}

TEST_F(EngineOfTrials, TextThatIsNoTextIsRefused) {
  EXPECT_EQ(code(t.open({{"kilos", 12}, {"verdict", std::string("a\0b", 3)}})), "not-text");
  EXPECT_EQ(code(t.open({{"kilos", 12}, {"verdict", "\xff"}})), "not-text");
  EXPECT_EQ(code(t.open({{"kilos", 12}, {"verdict", std::string(1 << 20, 'x')}})), "too-large");
  EXPECT_EQ(code(engine.submit({Open{"essais", {}, {}}, {""}})), "unknown-actor");
}

TEST_F(EngineOfTrials, AKeyThatWasUsedForAnotherCommandIsRefused) {
  const auto reference = t.open()->reference;
  const auto task = engine.read({"chloe"}, reference)->tasks.front().id;
  engine.submit({Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}, 0, "k1", {}});

  EXPECT_EQ(code(engine.submit({Complete{task, {}, "fin"}, {"chloe"}, 0, "k1", {}})), "key-used");
  EXPECT_EQ(t.step(reference), "aiguiller");
}

TEST_F(EngineOfTrials, AKeyIsBoundToEveryPartOfItsCommand) {
  const auto opened = [&](const Record& with, const std::string& outcome = {}, std::int64_t seen = 0) {
    return engine.submit({Open{"essais", with, outcome}, {"chloe"}, seen, "k1", {}});
  };
  const auto reference = opened({{"kilos", 12}})->reference;

  EXPECT_EQ(opened({{"kilos", 12}})->reference, reference);
  EXPECT_EQ(code(opened({{"kilos", 13}})), "key-used");
  EXPECT_EQ(code(opened({{"kilos", 12}, {"lieu", "nord"}})), "key-used");
  EXPECT_EQ(code(opened({{"kilos", 12}}, "autre")), "key-used");
  EXPECT_EQ(code(opened({{"kilos", 12}}, {}, 1)), "key-used");
}

TEST_F(EngineOfTrials, AReplayedOpeningAnswersItsFirstNumber) {
  const Command command{Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}, 0, "k1", {}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(engine.submit(command)->reference, "TX-2026-00001");

  EXPECT_EQ(t.open()->reference, can().numbers_without_gap ? "TX-2026-00002" : "TX-2026-00004");
}

TEST_F(EngineOfTrials, ARightCanBeWithdrawn) {
  engine.grant({"noa", "chef", {}, {}, {}, {}}, {"root"});
  ASSERT_TRUE(t.open({{"kilos", 12}}, "noa"));

  engine.grant({"noa", "chef", {}, {}, {}, t.clock.at}, {"root"});

  EXPECT_EQ(code(t.open({{"kilos", 12}}, "noa")), "not-allowed");
}

TEST_F(EngineOfTrials, AnUndoneMemberOfABatchLeavesNoNameBehind) {
  engine.grant({"noa", "chef", "nord", {}, {}, {}}, {"root"});
  const Command refused{Open{"essais", {{"kilos", 12}, {"lieu", "sud"}}, {}}, {"noa"}},
      good{Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}};
  engine.submit(std::vector<Command>{refused, good});

  engine.grant({"zoe", "chef", "sud", {}, {}, {}}, {"root"});
  const auto south = t.open({{"kilos", 12}, {"lieu", "sud"}});

  EXPECT_TRUE(engine.read({"zoe"}, south->reference));
  EXPECT_FALSE(engine.read({"noa"}, south->reference));
  EXPECT_THAT(engine.verify(), IsEmpty());
}

}  // namespace
}  // namespace parcours

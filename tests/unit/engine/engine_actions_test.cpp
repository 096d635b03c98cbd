// Actions of sheets in the engine: what they refuse, ask and write, and what is undone.
#include <gmock/gmock.h>

#include "parcours/engine.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::code;
using ::testing::IsEmpty;
using testing::Trial;

class EngineActions : public ::testing::Test {
 protected:
  Trial t;
  Engine& engine = t.engine;
};

TEST_F(EngineActions, WhatTheNamedActionRefusesIsUndone) {
  const auto reference = t.open()->reference;
  t.go(reference, "refuser");

  EXPECT_EQ(code(t.go(reference)), "E_NEVER");
  EXPECT_EQ(engine.read({"chloe"}, reference)->revision, 2);
  EXPECT_EQ(t.step(reference), "refuser");
}

TEST_F(EngineActions, AQuestionPassesOnceItIsConfirmed) {
  const auto reference = t.open()->reference;
  t.go(reference, "demander");

  const auto asked = t.go(reference);
  EXPECT_EQ(code(asked), "E_SURE");
  EXPECT_EQ(asked.problems().front().severity, Problem::Severity::question);
  EXPECT_TRUE(t.go(reference, {}, {}, "chloe", {"E_SURE"}));
}

TEST_F(EngineActions, WhatIsConfirmedIsNoPartOfWhatAKeyIsBoundTo) {
  const auto reference = t.open()->reference;
  t.go(reference, "demander");
  Command command{
      Complete{engine.read({"chloe"}, reference)->tasks.front().id, {}, {}}, {"chloe"}, 0, "k1", {"E_SURE"}};
  const auto first = engine.submit(command);
  ASSERT_TRUE(first);

  command.confirmed.clear();
  const auto again = engine.submit(command);

  ASSERT_TRUE(again);
  EXPECT_EQ(again->revision, first->revision);
}

TEST_F(EngineActions, ANamedActionThatFailsOrCannotNowChangesNothing) {
  const auto reference = t.open()->reference;
  t.go(reference, "echouer");

  const auto failed = t.go(reference);

  EXPECT_EQ(code(failed), "action-failed");
  EXPECT_EQ(failed.problems().front().message.in("en").find("nobody"), std::string::npos);
  EXPECT_EQ(t.step(reference), "echouer");
}

TEST_F(EngineActions, AnActionOnTheWayThatFailsStallsAndTheCommandStands) {
  const auto reference = t.open()->reference;

  ASSERT_TRUE(t.go(reference, "enchainer"));

  const auto stalled = engine.read({"chloe"}, reference)->tasks.front();
  EXPECT_TRUE(stalled.stalled);
  EXPECT_EQ(stalled.step, "tomber");
  EXPECT_EQ(code(engine.submit({Retry{stalled.id}, {"zoe"}})), "not-found");
  ASSERT_TRUE(engine.submit({Retry{stalled.id}, {"chloe"}}));
  EXPECT_EQ(t.step(reference), "aiguiller");
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(EngineActions, ADeedWritesRowsThatSeveralCasesShare) {
  for (const char* expected : {"", "", "E_FULL"}) {
    const auto reference = t.open()->reference;
    t.go(reference, "reserver");
    EXPECT_EQ(code(t.go(reference, {}, {{"place", "salle"}})), expected);
  }
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(EngineActions, RowsOfADeedThatRefusesAreUndone) {
  for (int i = 0; i < 3; ++i) {
    const auto reference = t.open()->reference;
    t.go(reference, "hesiter");
    EXPECT_EQ(code(t.go(reference, {}, {{"place", "salle"}})), "E_NEVER");
  }
  const auto reference = t.open()->reference;
  t.go(reference, "reserver");
  EXPECT_TRUE(t.go(reference, {}, {{"place", "salle"}}));
}

}  // namespace
}  // namespace parcours

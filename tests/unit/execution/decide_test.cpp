#include "execution/decide.hpp"

#include <gmock/gmock.h>

#include "execution/lookup.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::with_sheet;
using testing::workflow_of;

constexpr std::string_view kVisits = R"(
workflow: visites
title: Visites
subject: none
fields:
  motif: { type: text }
  urgence: { type: choice, of: [haute, basse] }
  suivi: { type: bool }
  referent: { type: actor, of: educateur }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif, urgence: optional] }
      trier:
        decide:
          - { when: urgence == 'haute', next: visiter }
          - { otherwise: choisir }
      choisir: { task: Choisir, by: [referent, coordonnateur], next: { visite: visiter, rien: end } }
  accompagnement:
    steps:
      visiter:
        block:
          steps:
            tenter: { task: Tenter, by: educateur, next: { joint: end, absent: encore } }
            encore:
              decide:
                - { when: steps.tenter.times >= 3, next: end epuise }
                - { otherwise: tenter }
        next: { joint: conclure, epuise: choisir }
      conclure:
        task: Conclure
        by: coordonnateur
        not_by: tenter
        form: [suivi: { when: outcome == 'suivre' }]
        due: 2 working days
        next: { suivre: visiter, fini: end fini }
)";

class Decide : public ::testing::Test {
 protected:
  CaseSimulation simulation{workflow_of(kVisits)};
};

TEST_F(Decide, OpeningPerformsTheFirstStep) {
  EXPECT_THAT(simulation.open({{"motif", "bruit"}}), IsEmpty());

  EXPECT_THAT(simulation.current_steps(), ElementsAre("choisir"));
  EXPECT_EQ(simulation.a_case.phase, "signalement");
  EXPECT_EQ(simulation.a_case.opened_by, "nadia");
  EXPECT_EQ(simulation.a_case.revision, 1);
}

TEST_F(Decide, OpeningWithoutWhatTheFirstStepAsksChangesNothing) {
  const auto problems = simulation.open({});

  EXPECT_THAT(codes(problems), ElementsAre("missing"));
  EXPECT_EQ(problems.front().where, "motif");
  EXPECT_FALSE(simulation.a_case.is_open());
}

TEST_F(Decide, AnEmptyTextIsMissing) { EXPECT_THAT(codes(simulation.open({{"motif", ""}})), ElementsAre("missing")); }

TEST_F(Decide, EveryMistakeOfAFormIsReportedAtOnce) {
  EXPECT_THAT(codes(simulation.open({{"urgence", "moyenne"}, {"motf", "x"}})),
              ::testing::UnorderedElementsAre("unknown-choice", "not-asked", "missing"));
}

TEST_F(Decide, AGuardIsTakenWhenItIsTrue) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});

  EXPECT_THAT(simulation.current_steps(), ElementsAre("visiter", "tenter"));
  EXPECT_EQ(simulation.a_case.phase, "accompagnement");
}

TEST_F(Decide, AnEmptyFieldTakesNoGuard) {
  simulation.open({{"motif", "bruit"}});

  EXPECT_THAT(simulation.current_steps(), ElementsAre("choisir"));
}

TEST_F(Decide, APersonChoosesAmongTheWays) {
  simulation.open({{"motif", "bruit"}});

  EXPECT_THAT(codes(simulation.complete("choisir")), ElementsAre("choose-outcome"));
  const auto problems = simulation.complete("choisir", {}, "visites");
  EXPECT_THAT(codes(problems), ElementsAre("unknown-outcome"));
  EXPECT_NE(problems.front().hint.in("en").find("'visite'"), std::string::npos);
  EXPECT_THAT(simulation.complete("choisir", {}, "rien"), IsEmpty());
  EXPECT_EQ(simulation.a_case.ended_as, "rien");
  EXPECT_THAT(simulation.current_steps(), IsEmpty());
}

TEST_F(Decide, ABlockEndsUnderTheNameItsPathReached) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
  EXPECT_EQ(simulation.a_case.steps.at("visiter").outcome, "joint");
}

TEST_F(Decide, CountersBeginAfreshWhenTheirBlockIsEnteredAgain) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  for (int i = 0; i < 3; ++i) simulation.complete("tenter", {}, "absent");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("choisir"));

  simulation.complete("choisir", {}, "visite");
  simulation.complete("tenter", {}, "absent");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("visiter", "tenter"));
  EXPECT_EQ(simulation.a_case.steps.at("tenter").times, 1);
}

TEST_F(Decide, WhoEndedAStepMayNotDoTheOneThatForbidsIt) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");

  EXPECT_THAT(codes(simulation.complete("conclure", {}, "fini", "leila")), ElementsAre("same-person"));
  EXPECT_THAT(simulation.complete("conclure", {}, "fini", "nadia"), IsEmpty());
}

TEST_F(Decide, AFieldIsAskedOnlyWhenItsConditionIsTrue) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");

  EXPECT_THAT(codes(simulation.complete("conclure", {}, "suivre")), ElementsAre("missing"));
  EXPECT_THAT(codes(simulation.complete("conclure", {{"suivi", true}}, "fini")), ElementsAre("not-asked"));
  EXPECT_THAT(simulation.complete("conclure", {{"suivi", "oui"}}, "suivre"), IsEmpty());
  EXPECT_EQ(simulation.a_case.fields.at("suivi").value, Value(true));
}

TEST_F(Decide, ADueDateIsShownInWorkingDays) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");

  const auto due = simulation.a_case.tokens.front().due;
  ASSERT_TRUE(due);
  EXPECT_EQ(to_text(*due, simulation.calendar),
            "2026-11-26 00:00");  // Monday and two working days: the end of Wednesday
}

TEST_F(Decide, AFormThatChangedSinceItWasShownIsAConflict) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "joint", "leila");
  simulation.complete("conclure", {{"suivi", true}}, "suivre");
  simulation.complete("tenter", {}, "joint", "leila");

  EXPECT_THAT(codes(simulation.complete("conclure", {}, "fini", "nadia", 2)), ElementsAre("conflict"));
  EXPECT_THAT(simulation.complete("conclure", {}, "fini", "nadia", 4), IsEmpty());
}

TEST(DecideConflicts, AFormWhoseFieldAnotherStepHasChangedIsAConflict) {
  CaseSimulation simulation{workflow_of(R"(
workflow: relecture
subject: none
fields: { note: { type: text }, autre: { type: text } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [note, autre] }
      relire: { task: Relire, by: agent, form: [note: optional], next: end fait }
    anytime:
      noter: { task: Noter, offered_to: agent, form: [note: optional, autre: optional] }
)")};
  simulation.open({{"note", "une"}, {"autre", "une"}});
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"autre", "deux"}}, {}}), IsEmpty());
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"note", "deux"}}, {}}), IsEmpty());
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"autre", "trois"}}, {}}), IsEmpty());

  EXPECT_THAT(codes(simulation.complete("relire", {}, {}, "nadia", 2)), ElementsAre("conflict"));
  EXPECT_THAT(simulation.complete("relire", {}, {}, "nadia", 3), IsEmpty());
}

TEST_F(Decide, ARevisionThatNobodyCanHaveSeenIsAConflict) {
  simulation.open({{"motif", "bruit"}});
  ASSERT_EQ(simulation.a_case.revision, 1);

  EXPECT_THAT(codes(simulation.complete("choisir", {}, "visite", "nadia", 2)), ElementsAre("conflict"));
  EXPECT_THAT(codes(simulation.complete("choisir", {}, "visite", "nadia", -1)), ElementsAre("conflict"));
  EXPECT_THAT(simulation.complete("choisir", {}, "visite", "nadia", 1), IsEmpty());
}

TEST_F(Decide, ATokenThatIsGoneIsAConflict) {
  simulation.open({{"motif", "bruit"}});
  simulation.complete("choisir", {}, "visite");

  EXPECT_THAT(codes(simulation.apply(Completion{1, {}, "", 0})), ElementsAre("conflict"));
}

TEST_F(Decide, TokensAreNeverUsedAgain) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  const auto before = simulation.a_case.tokens.back().id;
  simulation.complete("tenter", {}, "absent");

  EXPECT_GT(simulation.a_case.tokens.back().id, before);
}

TEST_F(Decide, AnAssignedFieldNamesWhoMayAct) {
  simulation.open({{"motif", "bruit"}});
  const auto* step = simulation.workflow().step("choisir");
  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, *step),
              ElementsAre(Eligible{"coordonnateur", "", ""}, Eligible{"educateur", "", ""}));

  simulation.a_case.fields["referent"] = StoredField{"leila", 1, 1};

  EXPECT_THAT(eligible(simulation.workflow(), simulation.a_case, *step),
              ElementsAre(Eligible{"coordonnateur", "", ""}, Eligible{"educateur", "leila", ""}));
}

TEST_F(Decide, ReplayNeedsNothingButTheJournal) {
  simulation.open({{"motif", "bruit"}, {"urgence", "haute"}});
  simulation.complete("tenter", {}, "absent");
  simulation.complete("tenter", {}, "joint");

  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

constexpr std::string_view kWeighing = R"(
workflow: pesees
title: Pesées
sheet: sx
subject: none
fields:
  motif: { type: text }
  poids: { type: number }
phases:
  signalement:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [motif] }
      peser: { action: sx.weigh, next: { lourd: porter, leger: end leger } }
      porter: { task: Porter, by: educateur, next: end porte }
)";

class Ask : public ::testing::Test {
 protected:
  void SetUp() override { simulation.open({{"motif", "sac"}}); }
  CaseSimulation simulation{workflow_of(kWeighing, with_sheet())};
};

TEST_F(Ask, AStepThatRunsByItselfAsksForItsAction) {
  ASSERT_TRUE(simulation.action_request);
  EXPECT_EQ(simulation.action_request->action, "sx.weigh");
  EXPECT_EQ(simulation.action_request->input.at("motif"), Value("sac"));
  EXPECT_FALSE(simulation.action_request->by_person);
}

TEST_F(Ask, ItsAnswerIsKeptAndRouted) {
  EXPECT_THAT(simulation.apply(ActionResult{
                  simulation.action_request->token, ActionResult::Kind::ended, "lourd", {{"poids", 12}}, {}}),
              IsEmpty());

  EXPECT_THAT(simulation.current_steps(), ElementsAre("porter"));
  EXPECT_EQ(simulation.a_case.fields.at("poids").value, Value(12));
  EXPECT_EQ(simulation.a_case.revision, 1);
}

TEST_F(Ask, AStepThatRunsByItselfHasNoPerformer) {
  simulation.apply(
      ActionResult{simulation.action_request->token, ActionResult::Kind::ended, "lourd", {{"poids", 12}}, {}});

  EXPECT_EQ(step_summary(simulation.a_case, "recevoir", 0)->by, "nadia");
  EXPECT_EQ(step_summary(simulation.a_case, "peser", 0)->by, "");
}

TEST_F(Ask, AFailureLeavesTheStepStalledAndAPersonMayRetry) {
  const auto token = simulation.action_request->token;
  simulation.apply(ActionResult{token, ActionResult::Kind::failed, "action-failed", {}, {}});
  EXPECT_EQ(simulation.a_case.token(token)->stalled, "action-failed");
  EXPECT_FALSE(simulation.action_request);

  EXPECT_THAT(simulation.apply(RetryInput{token}), IsEmpty());

  ASSERT_TRUE(simulation.action_request);
  EXPECT_EQ(simulation.action_request->attempt, 2);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST_F(Ask, OnlyAStalledStepIsRetried) {
  EXPECT_THAT(codes(simulation.apply(RetryInput{simulation.action_request->token})), ElementsAre("not-stalled"));
}

}  // namespace
}  // namespace parcours::execution

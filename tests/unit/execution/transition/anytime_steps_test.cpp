#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing::workflow_of;

constexpr std::string_view kAnytime = R"(
workflow: suivi
title: Suivi
subject: none
fields:
  absences: { type: number }
phases:
  accompagnement:
    steps:
      recevoir:
        task: Recevoir
        by: signalant
        also: { danger: alerter }
        form: [absences: optional]
        next: { simple: suivre, danger: suivre }
      suivre: { task: Suivre, by: referent, next: end fait }
    anytime:
      alerter: { task: Alerter, by: coordonnateur }
      faire_le_point:
        task: Point
        offered_to: [referent]
        at_end: drop
        next: { continuer: stay, conclure: mesurer }
      signaler: { task: Signaler, offered_to: [referent], when: absences >= 3, by: coordonnateur }
  bilan:
    steps:
      mesurer: { task: Mesurer, by: referent, next: end mesure }
)";

TEST(Anytime, AlsoStartsAStepAndNothingMoves) {
  CaseSimulation simulation(workflow_of(kAnytime));
  simulation.open({}, "danger");

  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("suivre", "alerter"));
}

TEST(Anytime, ABlockWhosePathHasEndedWaitsForItsRuns) {
  CaseSimulation simulation(workflow_of(kAnytime));
  simulation.open({}, "danger");
  simulation.complete("suivre");
  EXPECT_TRUE(simulation.a_case.is_open());
  EXPECT_EQ(simulation.a_case.closing, "fait");

  simulation.complete("alerter");

  EXPECT_EQ(simulation.a_case.ended_as, "fait");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Anytime, WhoeverStartsAStepWithoutByDoesItAtOnce) {
  CaseSimulation simulation(workflow_of(kAnytime));
  simulation.open({}, "simple");
  ASSERT_THAT(simulation.apply(Start{"faire_le_point", 0, {}, "continuer"}), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre"));

  ASSERT_THAT(simulation.apply(Start{"faire_le_point", 0, {}, "conclure"}), IsEmpty());

  EXPECT_THAT(simulation.current_steps(), ElementsAre("mesurer"));
  EXPECT_EQ(simulation.a_case.phase, "bilan");
}

TEST(Anytime, IsOfferedOnlyWhileItsConditionIsTrueAndInItsPhase) {
  CaseSimulation simulation(workflow_of(kAnytime));
  simulation.open({}, "simple");
  EXPECT_THAT(codes(simulation.apply(Start{"signaler", 0, {}, {}})), ElementsAre("not-offered"));
  EXPECT_THAT(codes(simulation.apply(Start{"alerter", 0, {}, {}})), ElementsAre("not-offered"));
  simulation.apply(Start{"faire_le_point", 0, {}, "conclure"});

  EXPECT_THAT(codes(simulation.apply(Start{"faire_le_point", 0, {}, "conclure"})), ElementsAre("not-offered"));
}

TEST(Anytime, OneThatIsForAnotherIsOnlyStarted) {
  CaseSimulation simulation(workflow_of(kAnytime));
  simulation.open({{"absences", 4}}, "simple");
  ASSERT_THAT(simulation.apply(Start{"signaler", 0, {}, {}}), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("suivre", "signaler"));

  EXPECT_THAT(codes(simulation.apply(Start{"signaler", 0, {}, {}})), ElementsAre("not-offered"));  // it runs already
}

TEST(Anytime, WhoMayDoAStepAndGivesItsFormDoesItAtOnce) {
  CaseSimulation simulation(workflow_of(kAnytime));
  simulation.open({{"absences", 4}}, "simple");
  EXPECT_THAT(codes(simulation.apply(Start{"signaler", 0, {}, "done"})), ElementsAre("started-only"));

  ASSERT_THAT(simulation.apply(Start{"signaler", 0, {}, "done", true}), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre"));

  ASSERT_THAT(simulation.apply(Start{"signaler", 0, {}, {}, true}), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("suivre", "signaler"));
}

// An anytime run that moves the path at once comes before the route of the step that started it.
TEST(Also, ARunThatMovesThePathAtOnceComesBeforeTheStepsOwnWay) {
  CaseSimulation simulation(workflow_of(R"(
workflow: graphe
phases:
  tout:
    steps:
      ouvrir: { task: Ouvrir, by: signalant, also: juger, next: suite }
      suite: { task: Suite, by: referent, next: end fini }
    anytime:
      juger: { decide: [ { when: steps.ouvrir.times >= 1, next: end arret }, { otherwise: stay } ] }
)"));
  simulation.open();

  EXPECT_EQ(simulation.a_case.ended_as, "arret");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Also, ALineWhoseRunHasMovedThePathMovesNothing) {
  CaseSimulation simulation(workflow_of(R"(
workflow: graphe
phases:
  tout:
    steps:
      ouvrir: { task: Ouvrir, by: signalant }
      suivre: { task: Suivre, by: referent, next: end fini, meanwhile: [ { after: 3 days, also: juger, next: autre } ] }
      autre: { task: Autre, by: referent, next: end fini }
    anytime:
      juger: { decide: [ { when: steps.ouvrir.times >= 1, next: end arret }, { otherwise: stay } ] }
)"));
  simulation.open();
  simulation.wait_until("2026-12-10 00:00");

  EXPECT_EQ(simulation.a_case.ended_as, "arret");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(AnAnytimeRun, ThatStartsAHandoverAndMovesAtOnceLeavesNoActionOfAStepThatIsGone) {
  CaseSimulation simulation(workflow_of(R"(
workflow: essai
sheet: sx
fields: { motif: { type: text } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: signalant, form: [motif] }
      suivre: { task: Suivre, by: referent, next: end fait }
      peser: { action: sx.weigh, next: { lourd: suivre, leger: suivre } }
    anytime:
      signaler: { task: Signaler, by: referent, offered_to: referent, also: passer, next: suivre }
      passer: { handover: autre, await: nothing, next: peser }
)",
                                        testing::with_sheet()));
  simulation.open({{"motif", "bruit"}});
  ASSERT_THAT(simulation.apply(Start{"signaler", 0, {}, {}}), IsEmpty());
  ASSERT_THAT(simulation.complete("signaler"), IsEmpty());

  EXPECT_FALSE(simulation.action_request);
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre"));
  EXPECT_EQ(simulation.effects.size(), 1u);
}

}  // namespace
}  // namespace parcours::execution

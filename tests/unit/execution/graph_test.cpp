// Ways between a split and a merge: graphs that are not blocks.
#include <gmock/gmock.h>

#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing::workflow_of;

TEST(Graph, AMergeWaitsForEveryWayIn) {
  CaseSimulation simulation(workflow_of(R"(
workflow: graphe
title: Graphe
subject: none
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant }
      partager: { split: [lire, peser] }
      lire: { task: Lire, by: referent, next: reunir }
      peser: { task: Peser, by: referent, next: reunir }
      reunir: { merge: all, next: conclure }
      conclure: { task: Conclure, by: referent, next: end fait }
)"));
  simulation.open();
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("lire", "peser"));
  simulation.complete("peser");
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("lire", "reunir"));

  simulation.complete("lire");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

// Two ways, each with a condition. The second is divided again, and joined before the merge.
constexpr std::string_view kPerhaps = R"(
workflow: graphe
fields: { lourd: { type: bool }, urgent: { type: bool } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [lourd, urgent] }
      partager:
        split:
          - lire
          - { next: peser, when: lourd }
          - { next: reunir, when: urgent == false }
          - { next: courir, when: urgent }
      lire: { task: Lire, by: referent, next: reunir }
      peser: { task: Peser, by: referent, next: { encore: peser, assez: reunir } }
      courir: { split: [appeler, ecrire] }
      appeler: { task: Appeler, by: referent, next: joindre }
      ecrire: { task: Écrire, by: referent, next: joindre }
      joindre: { merge: all }
      prevenir: { task: Prévenir, by: referent, next: reunir }
      reunir: { merge: all, next: conclure }
      conclure: { task: Conclure, by: referent, next: end fait }
)";

TEST(Graph, AMergeDoesNotWaitForWaysThatWereNotTaken) {
  CaseSimulation simulation(workflow_of(kPerhaps));
  Record with;
  with.set("lourd", false), with.set("urgent", false);
  simulation.open(with);
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("lire", "reunir"));

  simulation.complete("lire");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Graph, AMergeWaitsForWaysThatWereTaken) {
  CaseSimulation simulation(workflow_of(kPerhaps));
  Record with;
  with.set("lourd", true), with.set("urgent", true);
  simulation.open(with);
  simulation.complete("peser", {}, "assez");
  for (const auto* step : {"lire", "appeler", "ecrire"}) simulation.complete(step);
  EXPECT_THAT(simulation.current_steps(), UnorderedElementsAre("prevenir", "reunir"));

  simulation.complete("prevenir");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("conclure"));
}

TEST(Graph, AWayThatWasNotTakenDoesNotMoveTheCaseToAnotherPhase) {
  CaseSimulation simulation(workflow_of(R"(
workflow: graphe
fields: { lourd: { type: bool } }
phases:
  instruction:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [lourd] }
      partager: { split: [lire, { next: peser, when: lourd }] }
      lire: { task: Lire, by: referent, next: reunir }
      peser: { task: Peser, by: referent, next: reunir }
  suite:
    steps:
      reunir: { merge: all }
      conclure: { task: Conclure, by: referent, next: end fait }
)"));
  simulation.open({{"lourd", false}});
  EXPECT_EQ(simulation.a_case.phase, "instruction");

  simulation.complete("lire");

  EXPECT_EQ(simulation.a_case.phase, "suite");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

// Two ways into a merge. The second comes from the step of the given name, which may follow another step.
std::string drawn(const std::string& second, const std::string& between = {}) {
  return R"(
workflow: graphe
phases:
  tout:
    steps:
      recevoir: { task: Recevoir, by: signalant }
      partager: { split: [lire, )" +
         second + R"(] }
      lire: { task: Lire, by: referent, next: reunir }
      )" +
         second + ": { task: Peser, by: referent, next: " + (between.empty() ? "reunir" : between) + " }\n" +
         (between.empty() ? "" : "      " + between + ": { task: Entre, by: referent, next: reunir }\n") +
         "      reunir: { merge: all, next: conclure }\n      conclure: { task: Conclure, by: referent, next: end fait "
         "}\n";
}

TEST(Graph, AMergeKeepsWhatCameThereInAnotherVersion) {
  CaseSimulation simulation(workflow_of(drawn("peser")));
  simulation.open();
  simulation.complete("peser");
  CaseSimulation renamed(workflow_of(drawn("jauger"))), longer(workflow_of(drawn("peser", "noter")));
  renamed.a_case = longer.a_case = simulation.a_case;

  ASSERT_THAT(renamed.apply(MigrationInput{2, {{"peser", "jauger"}}}), IsEmpty());
  renamed.complete("lire");
  EXPECT_THAT(renamed.current_steps(), ElementsAre("conclure"));
  EXPECT_THAT(codes(longer.apply(MigrationInput{2, {}})), ElementsAre("no-such-way"));
}

TEST(Graph, WaysThatEndApartEndTheCaseWithTheLast) {
  auto reading = definition::read(R"(
workflow: graphe
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant }
      partager: { split: [payer, livrer] }
      payer: { task: Payer, by: referent, next: end paye }
      livrer: { task: Livrer, by: referent, next: compter }
      compter: { decide: [{ otherwise: end livre }] }
)",
                                  "graphe.yaml", definition::Surroundings(testing::paris()));
  EXPECT_THAT(codes(reading.problems), ElementsAre("ends-apart"));
  CaseSimulation simulation(std::move(*reading.workflow));
  simulation.open();
  simulation.complete("livrer");
  EXPECT_TRUE(simulation.a_case.is_open());
  EXPECT_THAT(simulation.current_steps(), ElementsAre("payer"));
  simulation.complete("payer");
  EXPECT_FALSE(simulation.a_case.is_open());
  EXPECT_EQ(simulation.a_case.ended_as, "paye");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

}  // namespace
}  // namespace parcours::execution

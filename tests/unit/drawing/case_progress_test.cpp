#include "drawing/case_progress.hpp"

#include <gmock/gmock.h>

#include "support/place.hpp"

namespace parcours::drawing {
namespace {

using execution::Delivery;
using execution::Event;
using execution::Migrated;
using execution::Opened;
using execution::Opening;
using execution::Origin;
using execution::PhaseEntered;
using execution::Stalled;
using execution::Start;
using execution::StepEntered;
using testing::CaseSimulation;
using testing::dot;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kPlace;
using testing::opened;
using ::testing::Pair;
using testing::progress_of;
using ::testing::UnorderedElementsAre;
using testing::waiting;
using testing::workflow_of;

CaseProgress::NodeCounts counts(const CaseSimulation& simulation, const std::string& name) {
  return progress_of(simulation).nodes[name];
}

std::int64_t taken(const CaseSimulation& simulation, const CaseProgress::FlowKey& way) {
  return progress_of(simulation).flows[way];
}

TEST(ProgressOf, CountsStepsAndTheWaysTakenByALoop) {
  auto simulation = opened();
  simulation.complete("relire", {}, "refaire");
  simulation.complete("relire", {}, "refaire");

  EXPECT_EQ(counts(simulation, "relire"), (CaseProgress::NodeCounts{0, 2, 0, 1, 0}));
  EXPECT_EQ(counts(simulation, "juger").completed, 2);
  EXPECT_THAT(progress_of(simulation).flows,
              UnorderedElementsAre(Pair(CaseProgress::FlowKey{"recevoir", "done"}, 1),
                                   Pair(CaseProgress::FlowKey{"relire", "refaire"}, 2),
                                   Pair(CaseProgress::FlowKey{"relire", "refaire", "alerter"}, 1),
                                   Pair(CaseProgress::FlowKey{"juger", "2"}, 2)));
}

TEST(ProgressOf, CountsBranchesThatStartedAndThoseThatEnded) {
  auto simulation = opened();
  simulation.complete("relire", {}, "suite");
  simulation.complete("rediger");

  EXPECT_EQ(counts(simulation, "preparer").open, 1);
  EXPECT_EQ(counts(simulation, "contrat"), (CaseProgress::NodeCounts{1, 1, 0, 0, 0}));
  EXPECT_EQ(counts(simulation, "materiel"), (CaseProgress::NodeCounts{1, 0, 0, 1, 0}));
  EXPECT_EQ(counts(simulation, "alarme"), CaseProgress::NodeCounts{});
}

TEST(ProgressOf, CountsTheRowsOfAList) {
  auto simulation = opened();
  simulation.complete("relire", {}, "suite");
  simulation.complete("rediger");
  simulation.complete("commander");
  EXPECT_EQ(counts(simulation, "traiter"), (CaseProgress::NodeCounts{2, 0, 0, 1, 0}));
  EXPECT_EQ(counts(simulation, "orienter").open, 2);

  simulation.complete_row("orienter", 2);

  EXPECT_EQ(counts(simulation, "orienter"), (CaseProgress::NodeCounts{0, 1, 0, 1, 0}));
}

TEST(ProgressOf, CountsNoWayToAnAnytimeStepThatAPersonStarted) {
  auto simulation = opened();
  simulation.apply(Start{"alerter", 0, {}, {}});

  EXPECT_EQ(counts(simulation, "alerter").open, 1);
  EXPECT_EQ(taken(simulation, {"relire", "refaire", "alerter"}), 0);
}

TEST(ProgressOf, FollowsTheAnswerToAMessage) {
  auto simulation = waiting();
  simulation.apply(Delivery{"avis", "nadia", {}, {}, "reserve"});

  EXPECT_EQ(taken(simulation, {"attendre/1", "reserve"}), 1);
  EXPECT_EQ(counts(simulation, "attendre").completed, 1);
  EXPECT_EQ(counts(simulation, "relire").open, 1);
}

TEST(ProgressOf, FollowsALineOnlyWhereItsConditionIsTrue) {
  auto slow = waiting(false), urgent = waiting(true);
  slow.wait_until("2027-02-15 12:00");
  urgent.wait_until("2027-02-15 12:00");

  EXPECT_EQ(taken(slow, {"attendre/2", ""}), 0);
  EXPECT_EQ(taken(slow, {"attendre/3", ""}), 1);
  EXPECT_EQ(taken(urgent, {"attendre/2", ""}), 1);
  EXPECT_EQ(taken(urgent, {"attendre/3", ""}), 0);
}

TEST(ProgressOf, CountsStepsThatALineOfThePhaseCancelled) {
  auto simulation = opened();
  simulation.complete("relire", {}, "suite");
  simulation.wait_until("2027-12-31 12:00");

  EXPECT_EQ(taken(simulation, {"/orientation/1", ""}), 1);
  EXPECT_EQ(progress_of(simulation).ended_as, "forclos");
  EXPECT_EQ(counts(simulation, "rediger"), (CaseProgress::NodeCounts{0, 0, 1, 0, 0}));
  EXPECT_EQ(counts(simulation, "preparer").cancelled, 1);
}

TEST(ProgressOf, CountsAStalledStepApartFromOpenOnes) {
  const std::vector<std::vector<Event>> journal{
      {Opened{"X-2026-00001", "place", 1, "nadia", {}}, PhaseEntered{"orientation"},
       StepEntered{1, "recevoir", 0, false, false, {}, false}, Stalled{1, "engine-failed"}}};

  const auto progress = drawing::progress_of(workflow_of(kPlace), journal);

  EXPECT_EQ(progress.nodes.at("recevoir"), (CaseProgress::NodeCounts{0, 0, 0, 1, 1}));
  EXPECT_THAT(to_dot(diagram_of(workflow_of(kPlace), "en", &progress)),
              HasSubstr("style=\"rounded,filled,dashed\", penwidth=4"));
  EXPECT_THAT(to_dot(diagram_of(workflow_of(kPlace), "en", &progress)), HasSubstr("<B>1.1 Recevoir [stalled]</B>"));
}

TEST(ProgressOf, AfterAMigrationCountsUnderTheNewNamesAndDropsTheWays) {
  auto simulation = opened();
  simulation.complete("relire", {}, "refaire");
  simulation.journal.push_back({Migrated{2, {{"relire", "verifier"}}}});

  const auto progress = progress_of(simulation);

  EXPECT_EQ(progress.nodes.at("verifier"), (CaseProgress::NodeCounts{0, 1, 0, 1, 0}));
  EXPECT_FALSE(progress.nodes.contains("relire"));
  EXPECT_THAT(progress.flows, IsEmpty());
}

TEST(ProgressOf, FollowsTheWaysOfASplitToTheirMerge) {
  CaseSimulation simulation(workflow_of(R"(
workflow: instruction
title: Instruction
subject: none
phases:
  instruction:
    steps:
      lire: { task: Lire, by: elu }
      partager: { split: [verifier, consulter] }
      verifier: { task: Vérifier, by: elu, next: reunir }
      consulter: { task: Consulter, by: elu, next: reunir }
      reunir: { merge: all }
      decider: { task: Décider, by: elu, next: end fait }
)"));
  simulation.open();
  simulation.complete("verifier");
  EXPECT_EQ(counts(simulation, "reunir").open, 1);

  simulation.complete("consulter");

  EXPECT_THAT(
      progress_of(simulation).flows,
      UnorderedElementsAre(
          Pair(CaseProgress::FlowKey{"lire", "done"}, 1), Pair(CaseProgress::FlowKey{"partager", "verifier"}, 1),
          Pair(CaseProgress::FlowKey{"partager", "consulter"}, 1), Pair(CaseProgress::FlowKey{"verifier", "done"}, 1),
          Pair(CaseProgress::FlowKey{"consulter", "done"}, 1), Pair(CaseProgress::FlowKey{"reunir", "done"}, 1)));
  EXPECT_EQ(counts(simulation, "decider").open, 1);
}

TEST(ProgressOf, ACaseThatWaitsToBeAcceptedHasNotStarted) {
  CaseSimulation simulation(
      workflow_of("workflow: accueil\ntitle: Accueil\nsubject: none\naccepts: { from: place, by: referent, within: 5 "
                  "days }\nphases:\n"
                  "  suivi:\n    steps:\n      lire: { task: Lire, by: referent }\n      clore: { task: Clore, by: "
                  "referent, next: end fait "
                  "}\n"));
  simulation.apply(Opening{"X-2026-00001", 1, {}, {}, Origin{"Y-2026-00001", 3}});

  EXPECT_FALSE(progress_of(simulation).started);
  EXPECT_THAT(dot(simulation),
              HasSubstr("opening [shape=box, label=\"à accepter\", style=\"rounded,filled\", penwidth=4"));

  simulation.complete("accepts", {}, "accepted");

  EXPECT_TRUE(progress_of(simulation).started);
  EXPECT_THAT(dot(simulation), HasSubstr("opening -> \"lire\" [penwidth=3"));
}

}  // namespace
}  // namespace parcours::drawing

#include "drawing/trail.hpp"

#include <gmock/gmock.h>

#include "support/place.hpp"

namespace parcours::execution {
namespace {

using definition::Trail;
using testing::dot;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kPlace;
using testing::opened;
using ::testing::Pair;
using testing::Rehearsal;
using testing::trail_of;
using ::testing::UnorderedElementsAre;
using testing::waiting;
using testing::workflow_of;

Trail::Stop stop(const Rehearsal& play, const std::string& name) { return trail_of(play).stops[name]; }

std::int64_t taken(const Rehearsal& play, const Trail::Way& way) { return trail_of(play).ways[way]; }

TEST(TrailOf, CountsStepsAndTheWaysTakenByALoop) {
  auto play = opened();
  play.complete("relire", {}, "refaire");
  play.complete("relire", {}, "refaire");

  EXPECT_EQ(stop(play, "relire"), (Trail::Stop{0, 2, 0, 1, 0}));
  EXPECT_EQ(stop(play, "juger").left, 2);
  EXPECT_THAT(
      trail_of(play).ways,
      UnorderedElementsAre(Pair(Trail::Way{"recevoir", "done"}, 1), Pair(Trail::Way{"relire", "refaire"}, 2),
                           Pair(Trail::Way{"relire", "refaire", "alerter"}, 1), Pair(Trail::Way{"juger", "2"}, 2)));
}

TEST(TrailOf, TellsTheBranchesThatWereBegunAndThoseThatEnded) {
  auto play = opened();
  play.complete("relire", {}, "suite");
  play.complete("rediger");

  EXPECT_EQ(stop(play, "preparer").open, 1);
  EXPECT_EQ(stop(play, "contrat"), (Trail::Stop{1, 1, 0, 0, 0}));
  EXPECT_EQ(stop(play, "materiel"), (Trail::Stop{1, 0, 0, 1, 0}));
  EXPECT_EQ(stop(play, "alarme"), Trail::Stop{});
}

TEST(TrailOf, CountsTheRowsOfAList) {
  auto play = opened();
  play.complete("relire", {}, "suite");
  play.complete("rediger");
  play.complete("commander");
  EXPECT_EQ(stop(play, "traiter"), (Trail::Stop{2, 0, 0, 1, 0}));
  EXPECT_EQ(stop(play, "orienter").open, 2);

  play.complete_row("orienter", 2);

  EXPECT_EQ(stop(play, "orienter"), (Trail::Stop{0, 1, 0, 1, 0}));
}

TEST(TrailOf, TellsWhatWasStartedByHandFromWhatAStepStarted) {
  auto play = opened();
  play.take(Start{"alerter", 0, {}, {}});

  EXPECT_EQ(stop(play, "alerter").open, 1);
  EXPECT_EQ(taken(play, {"relire", "refaire", "alerter"}), 0);
}

TEST(TrailOf, FollowsTheAnswerToAMessage) {
  auto play = waiting();
  play.take(Delivery{"avis", "nadia", {}, {}, "reserve"});

  EXPECT_EQ(taken(play, {"attendre/1", "reserve"}), 1);
  EXPECT_EQ(stop(play, "attendre").left, 1);
  EXPECT_EQ(stop(play, "relire").open, 1);
}

TEST(TrailOf, FollowsALineOnlyWhereItsConditionHeld) {
  auto slow = waiting(false), urgent = waiting(true);
  slow.wait_until("2027-02-15 12:00");
  urgent.wait_until("2027-02-15 12:00");

  EXPECT_EQ(taken(slow, {"attendre/2", ""}), 0);
  EXPECT_EQ(taken(slow, {"attendre/3", ""}), 1);
  EXPECT_EQ(taken(urgent, {"attendre/2", ""}), 1);
  EXPECT_EQ(taken(urgent, {"attendre/3", ""}), 0);
}

TEST(TrailOf, TellsWhatALineOfThePhaseCutShort) {
  auto play = opened();
  play.complete("relire", {}, "suite");
  play.wait_until("2027-12-31 12:00");

  EXPECT_EQ(taken(play, {"/orientation/1", ""}), 1);
  EXPECT_EQ(trail_of(play).ended_as, "forclos");
  EXPECT_EQ(stop(play, "rediger"), (Trail::Stop{0, 0, 1, 0, 0}));
  EXPECT_EQ(stop(play, "preparer").cut, 1);
}

TEST(TrailOf, AStalledStepIsToldFromOneThatIsOpen) {
  const std::vector<std::vector<Event>> journal{
      {Opened{"X-2026-00001", "place", 1, "nadia", {}}, PhaseEntered{"orientation"},
       StepEntered{1, "recevoir", 0, false, false, {}, false}, Stalled{1, "engine-failed"}}};

  const auto trail = execution::trail_of(workflow_of(kPlace), journal);

  EXPECT_EQ(trail.stops.at("recevoir"), (Trail::Stop{0, 0, 0, 1, 1}));
  EXPECT_THAT(definition::to_dot(workflow_of(kPlace), "en", &trail),
              HasSubstr("style=\"rounded,filled,dashed\", penwidth=4"));
  EXPECT_THAT(definition::to_dot(workflow_of(kPlace), "en", &trail), HasSubstr("label=\"Recevoir [stalled]\""));
}

TEST(TrailOf, AfterAMigrationCountsUnderTheNewNamesAndForgetsTheWays) {
  auto play = opened();
  play.complete("relire", {}, "refaire");
  play.journal.push_back({Migrated{2, {{"relire", "verifier"}}}});

  const auto trail = trail_of(play);

  EXPECT_EQ(trail.stops.at("verifier"), (Trail::Stop{0, 1, 0, 1, 0}));
  EXPECT_FALSE(trail.stops.contains("relire"));
  EXPECT_THAT(trail.ways, IsEmpty());
}

TEST(TrailOf, FollowsTheWaysOfASplitToTheirMerge) {
  Rehearsal play(workflow_of(R"(
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
  play.open();
  play.complete("verifier");
  EXPECT_EQ(stop(play, "reunir").open, 1);

  play.complete("consulter");

  EXPECT_THAT(
      trail_of(play).ways,
      UnorderedElementsAre(Pair(Trail::Way{"lire", "done"}, 1), Pair(Trail::Way{"partager", "verifier"}, 1),
                           Pair(Trail::Way{"partager", "consulter"}, 1), Pair(Trail::Way{"verifier", "done"}, 1),
                           Pair(Trail::Way{"consulter", "done"}, 1), Pair(Trail::Way{"reunir", "done"}, 1)));
  EXPECT_EQ(stop(play, "decider").open, 1);
}

TEST(TrailOf, ACaseThatWaitsToBeAcceptedHasNotBegun) {
  Rehearsal play(
      workflow_of("workflow: accueil\ntitle: Accueil\nsubject: none\naccepts: { from: place, by: referent, within: 5 "
                  "days }\nphases:\n"
                  "  suivi:\n    steps:\n      lire: { task: Lire, by: referent }\n      clore: { task: Clore, by: "
                  "referent, next: end fait "
                  "}\n"));
  play.take(Opening{"X-2026-00001", 1, {}, {}, Origin{"Y-2026-00001", 3}});

  EXPECT_FALSE(trail_of(play).begun);
  EXPECT_THAT(dot(play), HasSubstr("opening [shape=circle, label=\"à accepter\", style=filled, penwidth=4"));

  play.complete("accepts", {}, "accepted");

  EXPECT_TRUE(trail_of(play).begun);
  EXPECT_THAT(dot(play), HasSubstr("opening -> \"lire\" [penwidth=3"));
}

}  // namespace
}  // namespace parcours::execution

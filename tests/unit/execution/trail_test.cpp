#include "execution/trail.hpp"

#include <gmock/gmock.h>

#include "definition/graph.hpp"
#include "support/rehearsal.hpp"

namespace parcours::execution {
namespace {

using definition::Trail;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;
using testing::Rehearsal;
using ::testing::UnorderedElementsAre;
using testing::workflow_of;

// A loop, branches, the rows of a list, an anytime step, lines.
constexpr std::string_view kPlace = R"(
workflow: place
title: Place
subject: none
fields:
  urgence: { type: bool }
  besoins: { type: list, item: besoin, fields: { motif: { type: text } } }
texts: { refaire: À refaire }
messages:
  avis: { from: referent, outcomes: { favorable: Favorable, reserve: Réservé } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [urgence: optional, besoins: { form: [motif] }] }
      relire: { task: Relire, by: referent, also: { refaire: alerter }, next: { refaire: juger, suite: preparer } }
      juger: { decide: [ { when: steps.relire.times >= 3, next: end trop }, { otherwise: relire } ] }
      preparer:
        parallel:
          contrat: { steps: { rediger: { task: Rédiger, by: referent } } }
          materiel: { steps: { commander: { task: Commander, by: regie } } }
          alarme: { when: urgence, steps: { sonner: { task: Sonner, by: regie } } }
      traiter:
        each: besoins
        branch: { steps: { orienter: { task: Orienter, by: referent } } }
      attendre:
        wait: Attendre l'avis
        meanwhile:
          - { message: avis, next: { favorable: conclure, reserve: relire } }
          - { after: 30 days, when: urgence, next: conclure }
          - { after: 60 days, next: conclure }
      conclure: { task: Conclure, by: referent, next: end fait }
    anytime:
      alerter: { task: Alerter, by: referent, offered_to: referent }
    meanwhile:
      - { after: 300 days, next: end forclos }
)";

Trail trail_of(const Rehearsal& play) { return trail_of(play.workflow(), play.journal); }

Trail::Stop stop(const Rehearsal& play, const std::string& name) { return trail_of(play).stops[name]; }

std::int64_t taken(const Rehearsal& play, const Trail::Way& way) { return trail_of(play).ways[way]; }

std::string dot(const Rehearsal& play) {
  const auto trail = trail_of(play);
  return definition::to_dot(play.workflow(), "fr", &trail);
}

std::string mermaid(const Rehearsal& play) {
  const auto trail = trail_of(play);
  return definition::to_mermaid(play.workflow(), "en", &trail);
}

Rehearsal opened(bool urgent = false) {
  Rehearsal play(workflow_of(kPlace));
  play.open({{"urgence", urgent}, {"besoins", List{Record{{"motif", "logement"}}, Record{{"motif", "emploi"}}}}});
  return play;
}

// Up to the wait, by the loop once.
Rehearsal waiting(bool urgent = false) {
  auto play = opened(urgent);
  play.complete("relire", {}, "refaire");
  play.complete("relire", {}, "suite");
  play.complete("rediger");
  play.complete("commander");
  if (urgent) play.complete("sonner");
  play.complete_row("orienter", 1);
  play.complete_row("orienter", 2);
  return play;
}

TEST(TrailOf, CountsStepsAndTheWaysTakenByALoop) {
  auto play = opened();
  play.complete("relire", {}, "refaire");
  play.complete("relire", {}, "refaire");

  EXPECT_EQ(stop(play, "relire"), (Trail::Stop{0, 2, 0, 1, 0}));
  EXPECT_EQ(stop(play, "juger").left, 2);
  EXPECT_THAT(trail_of(play).ways,
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
  const std::vector<std::vector<Event>> journal{{Opened{"X-2026-00001", "place", 1, "nadia", {}}, PhaseEntered{"orientation"},
                                                 StepEntered{1, "recevoir", 0, false, false, {}, false},
                                                 Stalled{1, "engine-failed"}}};

  const auto trail = trail_of(workflow_of(kPlace), journal);

  EXPECT_EQ(trail.stops.at("recevoir"), (Trail::Stop{0, 0, 0, 1, 1}));
  EXPECT_THAT(definition::to_dot(workflow_of(kPlace), "en", &trail), HasSubstr("style=\"rounded,filled,dashed\", penwidth=4"));
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

TEST(TrailOf, ACaseThatWaitsToBeAcceptedHasNotBegun) {
  Rehearsal play(workflow_of(
      "workflow: accueil\ntitle: Accueil\nsubject: none\naccepts: { from: place, by: referent, within: 5 days }\nphases:\n"
      "  suivi:\n    steps:\n      lire: { task: Lire, by: referent }\n      clore: { task: Clore, by: referent, next: end fait "
      "}\n"));
  play.take(Opening{"X-2026-00001", 1, {}, {}, Origin{"Y-2026-00001", 3}});

  EXPECT_FALSE(trail_of(play).begun);
  EXPECT_THAT(dot(play), HasSubstr("opening [shape=circle, label=\"à accepter\", style=filled, penwidth=4"));

  play.complete("accepts", {}, "accepted");

  EXPECT_TRUE(trail_of(play).begun);
  EXPECT_THAT(dot(play), HasSubstr("opening -> \"lire\" [penwidth=3"));
}

// Round the loop twice, through the branches, one row of two done; what the loop started still runs.
Rehearsal halfway() {
  auto play = opened();
  play.complete("relire", {}, "refaire");
  play.complete("relire", {}, "refaire");
  play.complete("relire", {}, "suite");
  play.complete("rediger");
  play.complete("commander");
  play.complete_row("orienter", 2);
  return play;
}

TEST(ToDot, MarksWhereACaseStandsAndHowItCameThere) {
  EXPECT_EQ(dot(halfway()), R"dot(digraph "place" {
  label="Place\nrempli : où en est le dossier ; trait épais : passé ; tirets épais : interrompu ; pâle : pas atteint";
  rankdir=TB; compound=true; fontname="sans-serif"; node [fontname="sans-serif", color="#b0b0b0", fontcolor="#6b6b6b"]; edge [fontname="sans-serif", fontsize=10, color="#b0b0b0", fontcolor="#6b6b6b"];
  opening [shape=circle, label="", width=0.2, style=filled, fillcolor=black];
  subgraph "cluster_orientation" {
    label="orientation"; style=filled; color="#eeeeee"; fillcolor="#eeeeee"; color="#000000"; penwidth=4;
    "recevoir" [shape=box, style=rounded, penwidth=2, color="#000000", fontcolor="#000000", label="Recevoir"];
    "relire" [shape=box, style=rounded, penwidth=2, color="#000000", fontcolor="#000000", label="Relire ×3"];
    "juger" [shape=diamond, penwidth=2, color="#000000", fontcolor="#000000", label="juger ×2"];
    "preparer" [shape=box, peripheries=2, penwidth=2, color="#000000", fontcolor="#000000", label="preparer"];
    subgraph "cluster_in_contrat" {
    label="contrat"; style=dashed; color="#888888"; color="#000000"; penwidth=2;
    "rediger" [shape=box, style=rounded, penwidth=2, color="#000000", fontcolor="#000000", label="Rédiger"];
    }
    subgraph "cluster_in_materiel" {
    label="materiel"; style=dashed; color="#888888"; color="#000000"; penwidth=2;
    "commander" [shape=box, style=rounded, penwidth=2, color="#000000", fontcolor="#000000", label="Commander"];
    }
    subgraph "cluster_in_alarme" {
    label="alarme"; style=dashed; color="#888888"; penwidth=1;
    "sonner" [shape=box, style=rounded, label="Sonner"];
    }
    "traiter" [shape=box, peripheries=2, style=filled, penwidth=4, fillcolor="#ffdf80", color="#000000", fontcolor="#000000", label="traiter [en cours]"];
    subgraph "cluster_in_traiter" {
    label=""; style=dashed; color="#888888"; color="#000000"; penwidth=4;
    "orienter" [shape=box, style="rounded,filled", penwidth=4, fillcolor="#ffdf80", color="#000000", fontcolor="#000000", label="Orienter [en cours]"];
    }
    "attendre" [shape=circle, label="Attendre l'avis"];
    "conclure" [shape=box, style=rounded, label="Conclure"];
    "alerter" [shape=box, style="rounded,filled", penwidth=4, fillcolor="#ffdf80", color="#000000", fontcolor="#000000", label="Alerter [en cours]"];
  }
  opening -> "recevoir" [penwidth=3, color="#000000", fontcolor="#000000"];
  "recevoir" -> "relire" [label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "relire" -> "juger" [label="À refaire ×2", penwidth=3, color="#000000", fontcolor="#000000"];
  "relire" -> "preparer" [label="suite", penwidth=3, color="#000000", fontcolor="#000000"];
  "relire" -> "alerter" [label="À refaire", style=dotted, arrowhead=empty, penwidth=3, color="#000000", fontcolor="#000000"];
  "juger" -> "end 0 trop" [label="steps.relire.times >= 3"];
  "juger" -> "relire" [label="×2", style=dashed, penwidth=3, color="#000000", fontcolor="#000000"];
  "preparer" -> "traiter" [label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "preparer" -> "rediger" [style=dotted, label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "preparer" -> "commander" [style=dotted, label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "preparer" -> "sonner" [style=dotted, label="urgence"];
  "rediger" -> "end 1 done" [label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "commander" -> "end 2 done" [label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "sonner" -> "end 3 done" [label=""];
  "traiter" -> "attendre" [label=""];
  "traiter" -> "orienter" [style=dotted, label="×2", penwidth=3, color="#000000", fontcolor="#000000"];
  "orienter" -> "end 4 done" [label="", penwidth=3, color="#000000", fontcolor="#000000"];
  "attendre" -> "conclure" [label="avis: favorable", style=dashed, ltail=""];
  "attendre" -> "relire" [label="avis: reserve", style=dashed, ltail=""];
  "attendre" -> "conclure" [label="after 30 days", style=dashed, ltail=""];
  "attendre" -> "conclure" [label="after 60 days", style=dashed, ltail=""];
  "conclure" -> "end 0 fait" [label=""];
  "recevoir" -> "end 0 forclos" [label="after 300 days", style=dashed, ltail="cluster_orientation"];
  "end 0 fait" [shape=doublecircle, label="fait"];
  "end 0 forclos" [shape=doublecircle, label="forclos"];
  "end 0 trop" [shape=doublecircle, label="trop"];
  "end 1 done" [shape=doublecircle, penwidth=2, color="#000000", fontcolor="#000000", label="done"];
  "end 2 done" [shape=doublecircle, penwidth=2, color="#000000", fontcolor="#000000", label="done"];
  "end 3 done" [shape=doublecircle, label="done"];
  "end 4 done" [shape=doublecircle, penwidth=2, color="#000000", fontcolor="#000000", label="done"];
}
)dot");
}

TEST(ToMermaid, MarksWhereACaseStandsAndHowItCameThere) {
  EXPECT_EQ(mermaid(halfway()), R"mmd(flowchart TD
  subgraph phase_orientation ["orientation"]
  s_recevoir["Recevoir"]
  s_relire["Relire ×3"]
  s_juger{"juger ×2"}
  s_preparer["preparer"]
  subgraph in_contrat ["contrat"]
  s_rediger["Rédiger"]
  end
  subgraph in_materiel ["materiel"]
  s_commander["Commander"]
  end
  subgraph in_alarme ["alarme"]
  s_sonner["Sonner"]
  end
  s_traiter["traiter [open]"]
  subgraph in_traiter ["traiter"]
  s_orienter["Orienter [open]"]
  end
  s_attendre(["Attendre l'avis"])
  s_conclure["Conclure"]
  s_alerter["Alerter [open]"]
  end
  opening((" "))
  opening --> s_recevoir
  s_recevoir --> s_relire
  s_relire -->|"À refaire ×2"| s_juger
  s_relire -->|"suite"| s_preparer
  s_relire -.->|"À refaire"| s_alerter
  s_juger -->|"steps.relire.times #62;= 3"| e0_trop
  s_juger -->|"×2"| s_relire
  s_preparer --> s_traiter
  s_preparer ==> s_rediger
  s_preparer ==> s_commander
  s_preparer ==>|"urgence"| s_sonner
  s_rediger --> e1_done
  s_commander --> e2_done
  s_sonner --> e3_done
  s_traiter --> s_attendre
  s_traiter ==>|"×2"| s_orienter
  s_orienter --> e4_done
  s_attendre -.->|"avis: favorable"| s_conclure
  s_attendre -.->|"avis: reserve"| s_relire
  s_attendre -.->|"after 30 days"| s_conclure
  s_attendre -.->|"after 60 days"| s_conclure
  s_conclure --> e0_fait
  s_recevoir -.->|"after 300 days"| e0_forclos
  e0_fait(("fait"))
  e0_forclos(("forclos"))
  e0_trop(("trop"))
  e1_done(("done"))
  e2_done(("done"))
  e3_done(("done"))
  e4_done(("done"))
  classDef default fill:#ffffff,stroke:#b0b0b0,color:#6b6b6b
  classDef passed stroke:#000000,stroke-width:2px,color:#000000
  class s_recevoir,s_relire,s_juger,s_preparer,s_rediger,s_commander,opening,e1_done,e2_done,e4_done passed
  classDef stands fill:#ffdf80,stroke:#000000,stroke-width:4px,color:#000000
  class s_traiter,s_orienter,s_alerter stands
  classDef inside stroke:#000000,stroke-width:3px
  class in_traiter,phase_orientation inside
  linkStyle default stroke:#b0b0b0
  linkStyle 0,1,2,3,4,6,7,8,9,11,12,15,16 stroke:#000000,stroke-width:4px
)mmd");
}

TEST(ToDot, TellsNothingThatTheCaseHolds) {
  auto play = waiting();

  EXPECT_THAT(dot(play), Not(HasSubstr("logement")));
  EXPECT_THAT(dot(play), Not(HasSubstr("nadia")));
  EXPECT_THAT(dot(play), Not(HasSubstr("X-2026-00001")));
}

TEST(ToDot, FillsTheEndOfACaseThatHasEnded) {
  auto play = waiting();
  play.take(Delivery{"avis", "nadia", {}, {}, "favorable"});
  play.complete("alerter");
  play.complete("conclure");

  EXPECT_THAT(dot(play), HasSubstr("\"end 0 fait\" [shape=doublecircle, style=filled, penwidth=4"));
  EXPECT_THAT(dot(play), HasSubstr("\"end 0 forclos\" [shape=doublecircle, label="));
  EXPECT_THAT(dot(play), Not(HasSubstr("en cours]")));
  EXPECT_THAT(dot(play), Not(HasSubstr("penwidth=4;")));
}

}  // namespace
}  // namespace parcours::execution

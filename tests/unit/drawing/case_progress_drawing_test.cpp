// Drawings of a case in its workflow.
#include <gmock/gmock.h>

#include "support/place.hpp"

namespace parcours::drawing {
namespace {

using testing::CaseSimulation;
using testing::dot;
using ::testing::HasSubstr;
using testing::mermaid;
using ::testing::Not;
using testing::opened;
using testing::waiting;

// Two rounds of the loop, both branches, one row of two. The anytime step that the loop started is open.
CaseSimulation halfway() {
  auto simulation = opened();
  simulation.complete("relire", {}, "refaire");
  simulation.complete("relire", {}, "refaire");
  simulation.complete("relire", {}, "suite");
  simulation.complete("rediger");
  simulation.complete("commander");
  simulation.complete_row("orienter", 2);
  return simulation;
}

TEST(ToDot, MarksOpenStepsAndTheWaysTaken) {
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

TEST(ToMermaid, MarksOpenStepsAndTheWaysTaken) {
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

TEST(ToDot, ContainsNoFieldNoActorAndNoReferenceOfTheCase) {
  auto simulation = waiting();

  EXPECT_THAT(dot(simulation), Not(HasSubstr("logement")));
  EXPECT_THAT(dot(simulation), Not(HasSubstr("nadia")));
  EXPECT_THAT(dot(simulation), Not(HasSubstr("X-2026-00001")));
}

TEST(ToDot, FillsTheEndOfACaseThatHasEnded) {
  auto simulation = waiting();
  simulation.apply(execution::Delivery{"avis", "nadia", {}, {}, "favorable"});
  simulation.complete("alerter");
  simulation.complete("conclure");

  EXPECT_THAT(dot(simulation), HasSubstr("\"end 0 fait\" [shape=doublecircle, style=filled, penwidth=4"));
  EXPECT_THAT(dot(simulation), HasSubstr("\"end 0 forclos\" [shape=doublecircle, label="));
  EXPECT_THAT(dot(simulation), Not(HasSubstr("en cours]")));
  EXPECT_THAT(dot(simulation), Not(HasSubstr("penwidth=4;")));
}

}  // namespace
}  // namespace parcours::drawing

#include <gmock/gmock.h>

#include "drawing/drawing.hpp"
#include "support/case_simulation.hpp"

namespace parcours::drawing {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::workflow_of;

TEST(ToDot, DrawsPhasesOutcomesAndEscapedLabels) {
  const auto workflow = workflow_of(
      "workflow: essai\ntitle: 'Dit \"oui\"'\noutcomes: { oui: Fini, refus: Refus }\n"
      "texts: { oui: D'accord }\nphases:\n  suivi:\n    steps:\n"
      "      aa: { task: { fr: Choisir, en: Choose }, by: elu, next: { oui: end, non: end refus } }\n");

  const auto dot = to_dot(diagram_of(workflow, "en"));

  EXPECT_THAT(dot, HasSubstr(R"(label="Dit \"oui\"")"));
  EXPECT_THAT(dot, HasSubstr(R"(subgraph "cluster_suivi")"));
  EXPECT_THAT(dot, HasSubstr(R"(label=<<B>1.1 Choose</B><BR/><FONT POINT-SIZE="11">elu</FONT>>])"));
  EXPECT_THAT(dot, HasSubstr(R"("aa" -> "end 0 oui" [label=" D'accord "])"));
  EXPECT_THAT(dot, HasSubstr(R"(fontcolor="#ffffff", label="■ End : Refus"])"));
  EXPECT_THAT(dot, HasSubstr(R"(label="■ End : Fini"])"));
}

TEST(ToDot, DrawsBranchesLinesAndAnytimeSteps) {
  const auto workflow = workflow_of(R"(
workflow: essai
messages: { avis: { from: elu } }
phases:
  suivi:
    steps:
      aa: { task: Aa, by: elu, meanwhile: [ { after: 10 days, also: noter, next: bb } ] }
      bb:
        parallel:
          une: { steps: { cc: { task: Cc, by: elu } } }
          deux: { steps: { dd: { task: Dd, by: elu } } }
        next: end fait
    anytime: { noter: { task: Noter, by: elu } }
    meanwhile: [ { message: avis, next: bb } ]
)");

  const auto dot = to_dot(diagram_of(workflow, "fr"));

  EXPECT_THAT(dot, HasSubstr("\"line phase suivi 1\" -> \"bb\" [label=\"\", style=dashed]"));
  EXPECT_THAT(dot, HasSubstr("<B>message : avis</B>"));
  EXPECT_THAT(dot, HasSubstr("subgraph \"cluster_in_une\""));
  EXPECT_THAT(dot, HasSubstr("\"bb\" -> \"dd\" [label=\"\", style=dotted]"));
  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"bb\" [label=\" après 10 jours \", style=dashed]"));
  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"noter\" [label=\" après 10 jours \", style=dotted, arrowhead=empty]"));
}

TEST(ToDot, ShowsWhoUntilWhenAndWhoIsRemindedOnTheStep) {
  const auto workflow = workflow_of(
      "workflow: essai\nphases:\n  suivi:\n    steps:\n      aa: { task: Aa, by: elu, due: 2 working days, next: end "
      "fait, meanwhile: [ { after: 3 days, remind: elu } ] }\n");
  const definition::Roles roles{{.name = "elu", .title = {"Élu", "Councillor"}}};

  EXPECT_THAT(
      to_dot(diagram_of(workflow, "fr", nullptr, {&roles, {}})),
      HasSubstr(R"(<B>1.1 Aa</B><BR/><FONT POINT-SIZE="11">Élu</FONT><BR/><FONT POINT-SIZE="11">délai : 2 jours )"
                R"(ouvrés</FONT><BR/><FONT POINT-SIZE="11">rappel après 3 jours</FONT>)"));
}

TEST(ToDot, EndsAnArrowToAnotherPhaseAtTheNumberOfTheStep) {
  const auto workflow = workflow_of(
      "workflow: essai\nphases:\n  un: { steps: { aa: { task: Aa, by: elu }, bb: { task: Bb, by: elu } } }\n"
      "  deux: { steps: { cc: { task: Cc, by: elu, next: { encore: aa, fini: end fait } } } }\n");

  const auto dot = to_dot(diagram_of(workflow, "fr"));

  EXPECT_THAT(dot, HasSubstr(R"("aa" -> "bb" [label=""])"));
  EXPECT_THAT(dot, HasSubstr(R"("bb" -> "to cc 0" [label=""])"));
  EXPECT_THAT(dot, HasSubstr(R"(subgraph "cluster_un" { "to cc 0" [shape=plaintext)"));
  EXPECT_THAT(dot, HasSubstr("label=\"➜ 2.1 Cc\"]"));
  EXPECT_THAT(dot, HasSubstr(R"("cc" -> "to aa 1" [label=" encore "])"));
}

TEST(ToDot, DrawsTwoWaysToOnePlaceAsOneArrowWithBothLabels) {
  const auto workflow = workflow_of(
      "workflow: essai\nphases:\n  un:\n    steps:\n"
      "      aa: { task: Aa, by: elu, next: { refus: bb, silence: bb, accord: end fait } }\n"
      "      bb: { task: Bb, by: elu, next: end refuse }\n");

  EXPECT_THAT(to_dot(diagram_of(workflow, "fr")), HasSubstr(R"("aa" -> "bb" [label=" refus ou \n silence "])"));
  EXPECT_THAT(to_dot(diagram_of(workflow, "en")), HasSubstr(R"("aa" -> "bb" [label=" refus or \n silence "])"));
}

TEST(ToDot, DrawsAWayThereAndAWayBackAsOneArrow) {
  const auto workflow = workflow_of(
      "workflow: essai\nphases:\n  un:\n    steps:\n      aa: { task: Aa, by: elu, next: { suite: bb, fini: end fait } "
      "}\n"
      "      bb: { task: Bb, by: elu, next: { renvoi: aa, fini: end fait } }\n");

  EXPECT_THAT(to_dot(diagram_of(workflow, "fr")),
              HasSubstr(R"("aa" -> "bb" [label=" ↓ suite \n ↑ renvoi ", dir=both])"));
}

TEST(DiagramOf, NamesTheAnswersToAHandoverInTheLanguageOfTheReader) {
  const auto workflow = workflow_of(
      "workflow: essai\nphases:\n  un:\n    steps:\n      aa: { task: Aa, by: elu }\n"
      "      bb: { handover: autre, by: elu, within: 5 days, next: { accepted: end, refused: aa, expired: aa } }\n");
  const auto french = diagram_of(workflow, "fr").nodes.at(1).edges,
             english = diagram_of(workflow, "en").nodes.at(1).edges;

  EXPECT_THAT(french, ElementsAre(Field(&Edge::label, "accepté"), Field(&Edge::label, "refusé"),
                                  Field(&Edge::label, "sans réponse à temps")));
  EXPECT_THAT(english, ElementsAre(Field(&Edge::label, "accepted"), Field(&Edge::label, "refused"),
                                   Field(&Edge::label, "no answer in time")));
}

TEST(ToDot, WritesConditionsInWords) {
  const auto workflow = workflow_of(R"yaml(
workflow: essai
subject: none
parameters: { age_min: { type: number, default: 8 } }
fields:
  naissance: { type: birth, title: Naissance, why: essai, person: habitant }
  lieu: { type: choice, title: Lieu, of: { rue: La rue, ecole: "L'école" } }
phases:
  suivi:
    steps:
      aa: { task: Aa, by: elu, form: [naissance, lieu] }
      bb:
        decide:
          - { when: "age(naissance) < age_min || (lieu == 'rue' && known(naissance))", next: end jeune }
          - { when: "lieu in ['rue', 'ecole']", next: end ailleurs }
          - { when: "steps.aa.times >= 3", next: end trois }
          - { otherwise: end fait }
)yaml");
  const auto diagram = diagram_of(workflow, "fr");
  std::vector<std::string> labels;
  for (const auto& edge : diagram.nodes.at(1).edges) labels.push_back(edge.label);

  EXPECT_THAT(labels, ElementsAre("âge < 8 ou (Lieu : La rue et Naissance : renseigné)", "Lieu : La rue ou L'école",
                                  "nombre de fois « Aa » ≥ 3", "sinon"));
}

TEST(ToDot, WritesARemainderOfNothingAsAMultiple) {
  const auto workflow = workflow_of(R"yaml(
workflow: essai
phases:
  suivi:
    steps:
      aa: { task: Aa, by: elu, next: bb }
      bb: { decide: [ { when: "steps.aa.times % 3 == 0", next: end fait }, { otherwise: aa } ] }
)yaml");

  EXPECT_THAT(diagram_of(workflow, "fr").nodes.at(1).edges.front().label, "nombre de fois « Aa » : multiple de 3");
  EXPECT_THAT(diagram_of(workflow, "en").nodes.at(1).edges.front().label, "times “Aa”: a multiple of 3");
}

TEST(ToDot, WritesDelaysAndConditionsOfLinesAsPeopleDo) {
  const auto workflow = workflow_of(R"yaml(
workflow: essai
fields: { absences: { type: number, title: Absences, default: 0 }, notes: { type: number, title: Notes, default: 0 } }
phases:
  suivi:
    steps:
      aa:
        task: Aa
        by: elu
        next: end fait
        meanwhile:
          - { every: 1 working days, remind: elu }
          - { every: 2 weeks, remind: elu }
          - { every: 3 months, remind: elu }
          - { when: absences > 3, remind: elu }
          - { when: notes > 3, remind: elu }
)yaml");
  const auto labels = [&](std::string_view language) {
    std::vector<std::string> all;
    const auto diagram = diagram_of(workflow, language);
    for (const auto& event : diagram.nodes.front().events) all.push_back(event.label);
    return all;
  };

  EXPECT_THAT(labels("fr"), ElementsAre("chaque jour ouvré", "toutes les 2 semaines", "tous les 3 mois",
                                        "dès qu'Absences > 3", "dès que Notes > 3"));
  EXPECT_THAT(labels("en"), ElementsAre("every working day", "every 2 weeks", "every 3 months",
                                        "as soon as Absences > 3", "as soon as Notes > 3"));
}

TEST(ToDot, DrawsWhatFollowsParallelBranchesBelowThem) {
  const auto workflow = workflow_of(R"(
workflow: essai
phases:
  suivi:
    steps:
      aa: { task: Aa, by: elu }
      bb:
        parallel:
          une: { steps: { cc: { task: Cc, by: elu } } }
          deux: { steps: { dd: { task: Dd, by: elu } } }
        next: ee
      ee: { task: Ee, by: elu, next: end fait }
)");

  const auto dot = to_dot(diagram_of(workflow, "fr"));

  EXPECT_THAT(dot, HasSubstr("  \"end 1 done\" -> \"ee\" [style=invis];"));
  EXPECT_THAT(dot, HasSubstr("  \"end 2 done\" -> \"ee\" [style=invis];"));
}

TEST(ToDot, DrawsNotesInTwoColumns) {
  const auto workflow = workflow_of(R"(
workflow: essai
messages: { un: { from: elu }, deux: { from: elu }, trois: { from: elu } }
phases:
  suivi:
    steps: { aa: { task: Aa, by: elu, next: end fait } }
    meanwhile: [ { message: un, next: end fait }, { message: deux, next: end fait }, { message: trois, next: end fait } ]
)");

  const auto dot = to_dot(diagram_of(workflow, "fr"));

  EXPECT_THAT(dot, HasSubstr("\"line phase suivi 1\" -> \"line phase suivi 3\" [style=invis];"));
  EXPECT_THAT(dot, Not(HasSubstr("\"line phase suivi 1\" -> \"line phase suivi 2\"")));
}

}  // namespace
}  // namespace parcours::drawing

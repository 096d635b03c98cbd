#include <gmock/gmock.h>

#include "drawing/drawing.hpp"
#include "support/case_simulation.hpp"

namespace parcours::drawing {
namespace {

using ::testing::HasSubstr;
using testing::workflow_of;

// A step that asks every element of a list, and branches side by side.
std::string with_until(const std::string& of_each, const std::string& of_parallel) {
  return "workflow: essai\ntitle: Essai\nfields:\n"
         "  pieces: { type: list, item: piece, title: { fr: Les pièces, en: The documents }, fields: { nom: { type: "
         "text } } }\n"
         "phases:\n  suivi:\n    steps:\n"
         "      recevoir: { task: Recevoir, by: agent, form: [pieces], next: reunir }\n"
         "      reunir:\n        title: Réunir\n        each: pieces\n" +
         of_each +
         "        branch: { title: Une pièce, steps: { lire: { task: Lire, by: agent, next: end } } }\n        next: "
         "instruire\n"
         "      instruire:\n        title: Instruire\n" +
         of_parallel +
         "        parallel:\n"
         "          avis: { title: L'avis, steps: { demander: { task: Demander, by: agent, next: end } } }\n"
         "          visite: { title: La visite, steps: { visiter: { task: Visiter, by: agent, next: end } } }\n"
         "          dettes: { title: Les dettes, steps: { compter: { task: Compter, by: agent, next: end } } }\n"
         "        next: end\n";
}

TEST(ToOutline, NamesWhatRepeatsAndWhatRunsAtTheSameTime) {
  const auto workflow = workflow_of(with_until("", ""));
  const auto french = to_outline(diagram_of(workflow, "fr")), english = to_outline(diagram_of(workflow, "en"));

  EXPECT_THAT(french, HasSubstr("1.2 Réunir ; pour chaque élément de « Les pièces », jusqu'au dernier\n"));
  EXPECT_THAT(french, HasSubstr("      Une pièce\n"));
  EXPECT_THAT(french, HasSubstr("1.3 Instruire ; en même temps, jusqu'à la fin de toutes les branches\n"));
  EXPECT_THAT(english, HasSubstr("1.2 Réunir ; for each element of 'The documents', until the last one\n"));
  EXPECT_THAT(english, HasSubstr("1.3 Instruire ; at the same time, until all branches have ended\n"));
}

TEST(ToOutline, NamesHowManyMustEnd) {
  const auto one = workflow_of(with_until("        until: any\n", "        until: any\n"));
  EXPECT_THAT(to_outline(diagram_of(one, "fr")), HasSubstr("« Les pièces », jusqu'à la fin d'un élément\n"));
  EXPECT_THAT(to_outline(diagram_of(one, "fr")), HasSubstr("en même temps, jusqu'à la fin d'une branche\n"));
  const auto two = workflow_of(with_until("        until: 2\n", "        until: 2\n"));
  EXPECT_THAT(to_outline(diagram_of(two, "fr")), HasSubstr("« Les pièces », jusqu'à la fin de 2 éléments\n"));
  EXPECT_THAT(to_outline(diagram_of(two, "en")), HasSubstr("at the same time, until 2 branches have ended\n"));
}

TEST(ToDot, DrawsWhatRepeatsInTheBlockAndItsOwnTitleAroundIt) {
  const auto dot = to_dot(diagram_of(workflow_of(with_until("", "")), "fr"));
  EXPECT_THAT(dot, HasSubstr("pour chaque élément de « Les pièces »"));
  EXPECT_THAT(dot, HasSubstr("en même temps, jusqu'à la fin de toutes"));
  EXPECT_THAT(dot, HasSubstr(R"(label="Une pièce")"));
}

}  // namespace
}  // namespace parcours::drawing

// Stories of handovers, rows and messages to a row, each played from a folder of its own.
#include <gmock/gmock.h>

#include "parcours/stories.hpp"
#include "parcours/workflows.hpp"
#include "support/temp_folder.hpp"

namespace parcours {
namespace {

using ::testing::IsEmpty;

// Plays a story of a workflow. Returns what is reported where it fails; empty: it passes.
std::string played(const std::string& workflow, const std::string& story) {
  const testing::TempFolder folder;
  folder.write("essai/workflow.yaml", workflow);
  folder.write("essai/stories/un.yaml", story);
  const auto report = run_stories(folder.path(), {});
  return report.passed() ? std::string() : to_text(report, "en");
}

constexpr const char* kForm = R"(
workflow: essai
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent }
      transmettre: { handover: recu, by: agent, form: [prenom], next: { accepted: end fait, refused: end non } }
)";

TEST(AStory, CompletesAHandoverWithTheFieldsOfItsReceiver) {
  EXPECT_EQ(played(kForm, R"(
story: Le prénom est demandé sur place
actors: { lea: agent }
open: { by: lea, at: 2026-03-02 09:00 }
then:
  - { do: transmettre, by: lea, with: { prenom: Inès } }
  - { answer: accepted }
  - { ended_as: fait }
)"),
            "");
}

TEST(AStory, MayNotGiveAHandoverWhatItDoesNotAsk) {
  EXPECT_THAT(played(kForm, R"(
story: Le nom n'est pas demandé
actors: { lea: agent }
open: { by: lea, at: 2026-03-02 09:00 }
then: [ { do: transmettre, by: lea, with: { nom: Durand } } ]
)"),
              ::testing::HasSubstr("story-field-unknown"));
}

constexpr const char* kRows = R"(
workflow: essai
fields: { lignes: { type: list, item: ligne, fields: { nom: { type: text } } } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [lignes: { form: [nom] }] }
      traiter:
        each: lignes
        when: ligne.outcome != 'fait'
        branch:
          steps:
            faire: { task: Faire, by: agent, next: { fait: end, relais: passer } }
            passer: { handover: autre, next: { accepted: end fait, refused: end refus } }
      relire: { task: Relire, by: agent, next: { encore: traiter, assez: end fini } }
)";

TEST(AStory, TakesARowThatHasNotRunWhereWhenComparesItsOutcome) {
  EXPECT_EQ(played(kRows, R"(
story: Seule la ligne qui a échoué revient
actors: { lea: agent }
open: { by: lea, at: 2026-03-02 09:00, with: { lignes: [{ nom: un }, { nom: deux }] } }
then:
  - { waits_at: faire, for: 1 }
  - { do: faire, by: lea, for: 1, outcome: fait }
  - { do: faire, by: lea, for: 2, outcome: relais }
  - { answer: refused, for: 2 }
  - { do: relire, by: lea, outcome: encore }
  - { not_at: faire, for: 1 }
  - { waits_at: faire, for: 2 }
)"),
            "");
}

TEST(AStory, AnswersTheHandoverOfTheRowThatItNames) {
  EXPECT_EQ(played(kRows, R"(
story: Deux relais, deux réponses
actors: { lea: agent }
open: { by: lea, at: 2026-03-02 09:00, with: { lignes: [{ nom: un }, { nom: deux }] } }
then:
  - { do: faire, by: lea, for: 1, outcome: relais }
  - { do: faire, by: lea, for: 2, outcome: relais }
  - { answer: accepted, for: 2, to: passer }
  - { waits_at: passer, for: 1 }
  - { not_at: passer, for: 2 }
)"),
            "");
}

}  // namespace
}  // namespace parcours

// Stories that fill in the rows of a list, and that correct what was typed.
#include <gmock/gmock.h>

#include "parcours/stories.hpp"
#include "support/temp_folder.hpp"

namespace parcours {
namespace {

using ::testing::HasSubstr;

constexpr const char* kGrid = R"(
workflow: grille
fields:
  jour: { type: date }
  participants:
    type: list
    item: participant
    key: qui
    fields: { qui: { type: text }, absences: { type: number, max: 9 } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [jour, participants: { form: [qui, absences: optional] }] }
      pointer: { task: Pointer, by: agent, form: [participants: { rows: true, form: [absences] }], next: { encore: pointer, fini: end fait } }
)";
constexpr const char* kRoles = R"(
agent: { title: Agent, sees: { grille: C1 }, corrects: [grille] }
elu: { title: Élu, sees: { grille: C1 } }
)";

// Returns what is reported where the story fails; empty: it passes.
std::string played(const std::string& lines) {
  const testing::TempFolder folder;
  folder.write("roles.yaml", kRoles);
  folder.write("grille/workflow.yaml", kGrid);
  folder.write("grille/stories/un.yaml",
               "story: x\nactors: { lea: agent, luc: elu }\nopen: { by: lea, at: 2026-03-02 09:00, with: { jour: "
               "2026-03-02, participants: [{ qui: ana }, { qui: bob }] } }\nthen:\n" +
                   lines);
  const auto report = run_stories(folder.path(), {});
  return report.passed() ? std::string() : to_text(report, "en");
}

TEST(AStoryOfRows, GivesThemByTheirKey) {
  EXPECT_EQ(played(R"(
  - { do: pointer, by: lea, outcome: encore, with: { participants: { ana: { absences: 1 }, 2: { absences: 3 } } } }
  - { has: { absences: 1 }, for: ana }
  - { has: { absences: 3 }, for: bob }
  - { do: pointer, by: lea, outcome: encore, with: { participants: { ana: { absences: 10 } } }, refused: too-large }
  - { do: pointer, by: lea, outcome: encore, with: { participants: { zoe: { absences: 1 } } }, refused: unknown-row }
)"),
            "");
}

TEST(AStoryThatCorrects, ChangesAValueForAReason) {
  EXPECT_EQ(played(R"(
  - { correct: { jour: 2026-03-03 }, by: lea, why: mauvais jour }
  - { has: { jour: 2026-03-03 } }
  - { correct: { absences: 2 }, for: ana, by: lea, why: oubli }
  - { correct: { participant.absences: 4 }, for: bob, by: lea, why: oubli }
  - { has: { absences: 2 }, for: ana }
  - { has: { absences: 4 }, for: bob }
  - { correct: { absences: }, for: bob, by: lea, why: sans objet }
  - { has: { absences: }, for: bob }
)"),
            "");
}

TEST(AStoryThatCorrects, ExpectsRefusals) {
  EXPECT_EQ(played(R"(
  - { correct: { jour: 2026-03-03 }, by: luc, why: mauvais jour, refused: not-allowed }
  - { correct: { jour: }, by: lea, why: aucun, refused: missing }
  - { correct: { absences: 10 }, for: ana, by: lea, why: oubli, refused: too-large }
)"),
            "");
  EXPECT_THAT(played("  - { correct: { jour: 2026-03-03 }, by: luc, why: mauvais jour }\n"), HasSubstr("not-allowed"));
}

TEST(AStoryThatCorrects, MarksTheValueThatIsRefused) {
  const auto report = played("  - { correct: { absences: 10 }, for: ana, by: lea, why: oubli }\n");

  EXPECT_THAT(report, HasSubstr("expected: 'participant.absences' is corrected by lea"));
  EXPECT_THAT(report, HasSubstr("un.yaml:5:28"));
}

}  // namespace
}  // namespace parcours

#include "execution/transition/migration.hpp"

#include <gmock/gmock.h>

#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

std::string with_field(const std::string& level) {
  return "workflow: avis\nfields: { pensee: { type: note, level: " + level + ", why: essai } }\n" + R"(
phases:
  suivi:
    steps:
      demander: { task: Demander, by: agent, form: [pensee: optional] }
      attendre: { task: Attendre, by: agent, next: end recu }
)";
}

std::vector<std::string> problems_of_move(const std::string& from, const std::string& to, const Record& with) {
  CaseSimulation simulation(workflow_of(with_field(from)));
  EXPECT_THAT(simulation.open(with), IsEmpty());
  std::vector<std::string> codes;
  for (const auto& problem : simulation.migrate(workflow_of(with_field(to)))) codes.push_back(problem.code);
  return codes;
}

const Record kWritten{{"pensee", "à moi"}};

TEST(Migration, RefusesToMakeANoteOfAnotherValue) {
  EXPECT_THAT(problems_of_move("C3", "C4", kWritten), ElementsAre("note-or-not"));
}

TEST(Migration, RefusesToMakeAValueOfANote) {
  EXPECT_THAT(problems_of_move("C4", "C2", kWritten), ElementsAre("note-or-not"));
}

TEST(Migration, MovesACaseWhereTheFieldIsEmptyOrStaysANote) {
  EXPECT_THAT(problems_of_move("C3", "C4", {}), IsEmpty());
  EXPECT_THAT(problems_of_move("C4", "C2", {}), IsEmpty());
  EXPECT_THAT(problems_of_move("C4", "C4", kWritten), IsEmpty());
  EXPECT_THAT(problems_of_move("C2", "C3", kWritten), IsEmpty());
}

}  // namespace
}  // namespace parcours::execution

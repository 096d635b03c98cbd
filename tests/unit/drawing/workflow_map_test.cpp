#include "drawing/workflow_map.hpp"

#include <gmock/gmock.h>

#include "support/case_simulation.hpp"

namespace parcours::drawing {
namespace {

using ::testing::HasSubstr;
using testing::workflow_of;

std::vector<definition::Workflow> two() {
  std::vector<definition::Workflow> workflows;
  workflows.push_back(
      workflow_of("workflow: accueil\ntitle: Accueil\nphases:\n  un:\n    title: La demande\n    steps:\n"
                  "      aa: { task: Aa, by: elu }\n      bb: { handover: aide, by: elu, within: 5 days, next: { "
                  "accepted: end fait, refused: aa, expired: aa } }\n"));
  workflows.push_back(
      workflow_of("workflow: aide\ntitle: Aide\naccepts: { from: [accueil, ailleurs], by: elu, within: 3 days }\n"
                  "phases:\n  un: { steps: { aa: { task: Aa, by: elu, next: end fait } } }\n"));
  return workflows;
}

TEST(MapOf, ShowsEachHandoverOnceAndTheWorkflowsThatAreElsewhere) {
  const auto dot = to_dot(map_of(two(), "fr"));

  EXPECT_THAT(dot, HasSubstr(R"("accueil" -> "aide" [label="relais", penwidth=2])"));
  EXPECT_THAT(dot, HasSubstr(R"("ailleurs" -> "aide" [label="relais", penwidth=2])"));
  EXPECT_THAT(dot, HasSubstr("n'est pas dans ce dossier"));
  EXPECT_THAT(dot, HasSubstr("1. La demande"));
}

TEST(ToOutline, OfAMapNamesWhatEachWorkflowGivesToWhich) {
  const auto outline = to_outline(map_of(two(), "en"));

  EXPECT_THAT(outline, HasSubstr("1. Accueil\n   1. La demande\n   handover : -> Aide\n"));
  EXPECT_THAT(outline, HasSubstr("3. ailleurs\n   is not in this folder\n   handover : -> Aide\n"));
}

}  // namespace
}  // namespace parcours::drawing

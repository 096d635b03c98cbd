#include <gmock/gmock.h>

#include "drawing/drawing.hpp"
#include "support/case_simulation.hpp"

namespace parcours::drawing {
namespace {

using ::testing::HasSubstr;
using testing::workflow_of;

TEST(ToDot, DrawsPhasesOutcomesAndEscapedLabels) {
  const auto workflow = workflow_of(
      "workflow: essai\ntitle: 'Dit \"oui\"'\ntexts: { oui: D'accord }\nphases:\n  suivi:\n    steps:\n"
      "      aa: { task: { fr: Choisir, en: Choose }, by: elu, next: { oui: end, non: end refus } }\n");

  const auto dot = to_dot(diagram_of(workflow, "en"));

  EXPECT_THAT(dot, HasSubstr(R"(label="Dit \"oui\"")"));
  EXPECT_THAT(dot, HasSubstr(R"(subgraph "cluster_suivi")"));
  EXPECT_THAT(dot, HasSubstr(R"("aa" [shape=box, style=rounded, label="Choose"])"));
  EXPECT_THAT(dot, HasSubstr(R"("aa" -> "end 0 oui" [label="D'accord"])"));
  EXPECT_THAT(dot, HasSubstr(R"("end 0 refus" [shape=doublecircle, label="refus"])"));
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

  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"bb\" [label=\"avis\", style=dashed, ltail=\"cluster_suivi\"]"));
  EXPECT_THAT(dot, HasSubstr("subgraph \"cluster_in_une\""));
  EXPECT_THAT(dot, HasSubstr("\"bb\" -> \"dd\" [style=dotted"));
  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"bb\" [label=\"after 10 days\", style=dashed, ltail=\"\"]"));
  EXPECT_THAT(dot,
              HasSubstr("\"aa\" -> \"noter\" [label=\"after 10 days\", style=dotted, arrowhead=empty, ltail=\"\"]"));
}

}  // namespace
}  // namespace parcours::drawing

#include <gmock/gmock.h>

#include "definition/reader.hpp"
#include "drawing/drawing.hpp"
#include "support/city.hpp"

namespace parcours::definition {
namespace {

using ::testing::HasSubstr;

Step task(std::string name, std::vector<Route> next) {
  Step step;
  step.name = std::move(name);
  step.next = std::move(next);
  return step;
}

Step kind(Step::Kind of, std::string name, std::vector<Route> next) {
  auto step = task(std::move(name), std::move(next));
  step.kind = of;
  return step;
}

Workflow workflow(std::vector<Step> steps) {
  Workflow made;
  made.steps = std::move(steps);
  Block whole;
  whole.entry = 0;
  for (std::size_t i = 0; i < made.steps.size(); ++i) whole.steps.push_back(static_cast<Index>(i));
  made.blocks = {whole};
  return made;
}

Workflow parallel(Step first, Step second, Target then) {
  auto made = workflow({task("aa", {{"done", {1, {}}}}), kind(Step::Kind::parallel, "bb", {{"done", std::move(then)}}),
                        std::move(first), std::move(second)});
  made.blocks.front().steps = {0, 1};
  made.steps[1].branches = {1, 2};
  made.steps[2].block = 1, made.steps[3].block = 2;
  made.blocks.push_back({"une", {}, 1, 2, {2}, {}, {}, {}});
  made.blocks.push_back({"deux", {}, 1, 3, {3}, {}, {}, {}});
  return made;
}

Line leading(Target to) {
  Line line;
  line.next = {{{}, std::move(to)}};
  return line;
}

TEST(ToDot, DrawsPhasesOutcomesAndEscapedLabels) {
  const auto reading = read(
      "workflow: essai\ntitle: 'Dit \"oui\"'\ntexts: { oui: D'accord }\nphases:\n  suivi:\n    steps:\n"
      "      aa: { task: { fr: Choisir, en: Choose }, by: elu, next: { oui: end, non: end refus } }\n",
      "w", testing::small_city());
  ASSERT_TRUE(reading.workflow);

  const auto dot = to_dot(*reading.workflow, "en");

  EXPECT_THAT(dot, HasSubstr(R"(label="Dit \"oui\"")"));
  EXPECT_THAT(dot, HasSubstr(R"(subgraph "cluster_suivi")"));
  EXPECT_THAT(dot, HasSubstr(R"("aa" [shape=box, style=rounded, label="Choose"])"));
  EXPECT_THAT(dot, HasSubstr(R"("aa" -> "end 0 oui" [label="D'accord"])"));
  EXPECT_THAT(dot, HasSubstr(R"("end 0 refus" [shape=doublecircle, label="refus"])"));
}

TEST(ToDot, DrawsBranchesLinesAndWhatStartsBeside) {
  auto made = parallel(task("cc", {{"done", {none, "oui"}}}), task("dd", {{"done", {none, "non"}}}), {none, "fait"});
  made.phases.push_back({"suivi", {}, {0, 1}, {}, {}});
  made.steps[0].lines = {leading({1, {}})};
  made.steps[0].lines.front().delay = Delay{10, Delay::Unit::days, {}};
  made.steps[0].lines.front().also = 1;

  made.phases.front().lines = {leading({1, {}})};
  made.phases.front().lines.front().trigger = Line::Trigger::message;
  made.phases.front().lines.front().message = "avis";

  const auto dot = to_dot(made, "fr");

  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"bb\" [label=\"avis\", style=dashed, ltail=\"cluster_suivi\"]"));
  EXPECT_THAT(dot, HasSubstr("subgraph \"cluster_in_une\""));
  EXPECT_THAT(dot, HasSubstr("\"bb\" -> \"dd\" [style=dotted"));
  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"bb\" [label=\"after 10 days\", style=dashed, ltail=\"\"]"));
  EXPECT_THAT(dot, HasSubstr("\"aa\" -> \"bb\" [label=\"after 10 days\", style=dotted, arrowhead=empty, ltail=\"\"]"));
}

}  // namespace
}  // namespace parcours::definition

#include "drawing/diagram.hpp"

#include <gmock/gmock.h>

#include "support/place.hpp"

namespace parcours::drawing {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using testing::kPlace;
using testing::workflow_of;

const Node& node_of(const Diagram& diagram, std::string_view name) {
  for (const auto& node : diagram.nodes)
    if (node.name == name) return node;
  throw std::out_of_range(std::string(name));
}

TEST(DiagramOf, NeedsNeitherTheWorkflowNorTheProgressAfterwards) {
  Diagram diagram;
  {
    const auto workflow = workflow_of(kPlace);
    const CaseProgress progress;
    diagram = diagram_of(workflow, std::string("fr"), &progress);
  }

  EXPECT_EQ(diagram.opening.label, "à accepter");
  EXPECT_THAT(to_dot(diagram), ::testing::HasSubstr("<B>1.2 Relire</B>"));
}

TEST(DiagramOf, WithoutAProgressMarksAndCountsNothing) {
  const auto diagram = diagram_of(workflow_of(kPlace), "fr");

  EXPECT_FALSE(diagram.shows_case());
  EXPECT_EQ(diagram.opening.label, "");
  for (const auto& node : diagram.nodes) {
    EXPECT_EQ(node.mark, Mark::plain);
    EXPECT_EQ(node.label, node.title);
  }
}

TEST(DiagramOf, AnEdgeLeadsToANodeOrToAnEnd) {
  const auto diagram = diagram_of(workflow_of(kPlace), "fr");
  const auto& judge = node_of(diagram, "juger");

  EXPECT_THAT(judge.edges, ElementsAre(Field(&Edge::is_default, false), Field(&Edge::is_default, true)));
  EXPECT_EQ(judge.edges.front().node, none);
  EXPECT_EQ(diagram.ends[static_cast<std::size_t>(judge.edges.front().end)].name, "trop");
  EXPECT_EQ(diagram.node(judge.edges.back().node).name, "relire");
}

TEST(DiagramOf, AStepThatMovesNothingHasAnEdgeToNowhere) {
  const auto diagram = diagram_of(workflow_of(kPlace), "fr");
  const auto& alert = node_of(diagram, "alerter");

  EXPECT_THAT(alert.edges, ElementsAre(::testing::AllOf(Field(&Edge::node, none), Field(&Edge::end, none))));
}

TEST(Counted, WritesANumberFromTwoOn) {
  EXPECT_EQ(counted("joint", 1), "joint");
  EXPECT_EQ(counted("joint", 2), "joint ×2");
  EXPECT_EQ(counted("", 3), "×3");
}

}  // namespace
}  // namespace parcours::drawing

// Drawings of a case in its workflow.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

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

// As in golden_test.cpp, with PARCOURS_GOLDEN=update the file is written.
void expect_golden(const std::string& text, const std::string& name) {
  const auto file = std::filesystem::path(PARCOURS_SOURCE_DIR) / "tests/unit/drawing/golden" / name;
  const char* mode = std::getenv("PARCOURS_GOLDEN");
  if (mode && std::string_view(mode) == "update") std::ofstream(file, std::ios::binary) << text;
  std::ifstream in(file, std::ios::binary);
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST(ToDot, MarksOpenStepsAndTheWaysTaken) { expect_golden(dot(halfway()), "halfway.dot"); }

TEST(ToMermaid, MarksOpenStepsAndTheWaysTaken) { expect_golden(mermaid(halfway()), "halfway.mmd"); }

TEST(ToOutline, NamesWhatIsOpenAndHowOftenAWayWasTaken) {
  const auto progress = testing::progress_of(halfway());
  expect_golden(to_outline(diagram_of(halfway().workflow(), "fr", &progress)), "halfway.txt");
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

  EXPECT_THAT(dot(simulation), HasSubstr("\"end 0 fait\" [shape=box, style=\"rounded,filled\", penwidth=4"));
  EXPECT_THAT(dot(simulation), HasSubstr("\"end 0 forclos\" [shape=box, style=\"rounded\", fontsize=11"));
  EXPECT_THAT(dot(simulation), Not(HasSubstr("en cours]")));
  EXPECT_THAT(dot(simulation), Not(HasSubstr("penwidth=4;")));
}

}  // namespace
}  // namespace parcours::drawing

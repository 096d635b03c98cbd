// Every time in a workflow is on the clocks of its city.
#include <gtest/gtest.h>

#include "definition/check/check_across_workflows.hpp"
#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using namespace std::chrono;

constexpr Instant kNoonInGreenwich = sys_days(2026y / 3 / 2) + 12h;  // 08:00 in Guadeloupe

Surroundings guadeloupe() {
  static const Calendar calendar("America/Guadeloupe");
  return Surroundings(calendar);
}

Workflow read_there(std::string_view more, const Surroundings& city = guadeloupe()) {
  auto reading = read(testing::workflow_with(more), "essai.yaml", city);
  for (const auto& problem : reading.problems) ADD_FAILURE() << to_text(problem, "en");
  return reading.workflow ? std::move(*reading.workflow) : Workflow{};
}

TEST(TheCitysZone, IsThatOfADefault) {
  const auto workflow = read_there("fields: { quand: { type: datetime, default: 2026-03-02 08:00 } }");
  EXPECT_EQ(workflow.field("quand")->default_value, Value(kNoonInGreenwich));
}

TEST(TheCitysZone, IsThatOfARange) {
  const auto workflow =
      read_there("fields: { quand: { type: datetime, min: 2026-03-02 08:00, max: 2026-03-02 08:00 } }");
  EXPECT_EQ(workflow.field("quand")->minimum, Value(kNoonInGreenwich));
  EXPECT_EQ(workflow.field("quand")->maximum, Value(kNoonInGreenwich));
}

TEST(TheCitysZone, IsThatOfAParameterAndOfTheCitysValue) {
  const auto text = "parameters: { debut: { type: datetime, default: 2026-03-02 08:00 } }";
  EXPECT_EQ(read_there(text).parameters.front().default_value, Value(kNoonInGreenwich));

  auto city = guadeloupe();
  city.parameters["debut"] = Value("2026-03-02 09:00");
  EXPECT_EQ(read_there(text, city).parameters.front().default_value, Value(kNoonInGreenwich + 1h));
}

// A receiver whose field begins at 08:00 of the city: 12:00 in Greenwich, 07:00 in Paris is too early.
TEST(TheCitysZone, IsThatOfAValueForAnotherCase) {
  const auto city = guadeloupe();
  const auto read_in = [&](std::string_view text) {
    auto reading = read(text, "essai.yaml", city);
    for (const auto& problem : reading.problems) ADD_FAILURE() << to_text(problem, "en");
    return std::move(reading.workflow).value();
  };
  const ReadWorkflow receiver{"b.yaml", read_in(R"(workflow: reception
accepts: { from: [envoi] }
fields: { quand: { type: datetime, min: 2026-03-02 08:00 } }
phases: { suivi: { steps: { noter: { task: Noter, by: agent, form: [quand], next: end fait } } } }
)")};
  const ReadWorkflow sender{"a.yaml", read_in(R"(workflow: envoi
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent }
      confier: { handover: reception, by: agent, await: nothing, with: { quand: 2026-03-02 08:00 }, next: end fait }
)")};
  const auto problems = check_across_workflows({sender, receiver}, city.calendar);
  for (const auto& problem : problems) EXPECT_EQ(problem.code, "") << to_text(problem, "en");
}

}  // namespace
}  // namespace parcours::definition

#include "story/runner.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/paris.hpp"
#include "support/reading.hpp"
#include "support/temp_folder.hpp"

namespace parcours::story {
namespace {

constexpr const char* kEveryMinute = R"(workflow: minutes
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: coordonnateur }
      suivre: { task: Suivre, by: coordonnateur, next: end fait }
    meanwhile:
      - { every: 1 minute, remind: coordonnateur }
)";

// The rows that a story reads whose line fires once a minute.
std::int64_t rows_read(int minutes) {
  const testing::TempFolder folder;
  std::ofstream(folder.path() / "workflow.yaml") << kEveryMinute;
  const auto workflow = testing::right(kEveryMinute);
  const auto text =
      "story: x\nactors: { ana: coordonnateur }\nopen: { by: ana, at: 2026-03-02 09:00 }\nthen:\n  - { after: " +
      std::to_string(minutes) + " minutes }\n  - { waits_at: suivre }\n";
  const auto story = read_story(text, "s.yaml", {workflow, testing::paris(), {}}).story;
  Settings settings;
  StoryRunner runner(story.value(), workflow, settings, {});
  EXPECT_TRUE(runner.prepare(folder.path()).empty());
  runner.statistics();
  EXPECT_FALSE(runner.run());
  EXPECT_EQ(runner.the_case()->history.size(), static_cast<std::size_t>(minutes) + 1);
  return runner.statistics().rows;
}

TEST(StoryRunner, ReadsAsManyRowsForEachFiringHoweverManyThereAre) {
  const auto first = rows_read(20), second = rows_read(40), third = rows_read(60);

  EXPECT_GT(second, first);
  EXPECT_EQ(third - second, second - first);
}

}  // namespace
}  // namespace parcours::story

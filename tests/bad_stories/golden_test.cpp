// Every broken story of this folder says exactly what stands beside it, in both languages. They are about the
// workflow.yaml of this folder. Run with PARCOURS_GOLDEN=update to write what is said now; the difference is then to be
// read like any other.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "story/diagnostics.hpp"
#include "story/story.hpp"
#include "support/city.hpp"

namespace parcours::story {
namespace {

using std::filesystem::path;

const path folder = path(PARCOURS_SOURCE_DIR) / "tests" / "bad_stories";

std::vector<path> bad_stories() {
  std::vector<path> files;
  for (const auto& each : std::filesystem::directory_iterator(folder))
    if (each.path().extension() == ".yaml" && each.path().stem() != "workflow") files.push_back(each.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

StoryReadResult read(const path& file) {
  static const auto city = testing::small_city();
  static const auto workflow = definition::read(content(folder / "workflow.yaml"), "workflow.yaml", city);
  static const Calendar calendar;
  if (!workflow.workflow) return {std::nullopt, "", workflow.problems};
  return read_story(content(file), file.filename().string(), {*workflow.workflow, calendar, city.roles});
}

std::string said_of(const path& file) {
  std::string said;
  for (const char* language : {"en", "fr"}) {
    said += "=== " + std::string(language) + "\n";
    for (const auto& problem : read(file).problems) said += definition::to_text(problem, language);
  }
  return said;
}

path expected_of(path file) { return file.replace_extension(".expected"); }

bool updating() {
  const char* mode = std::getenv("PARCOURS_GOLDEN");
  return mode && std::string_view(mode) == "update";
}

class BadStory : public ::testing::TestWithParam<path> {};

TEST_P(BadStory, SaysWhatStandsBesideIt) {
  const auto said = said_of(GetParam());
  if (updating()) std::ofstream(expected_of(GetParam()), std::ios::binary) << said;

  EXPECT_EQ(said, content(expected_of(GetParam())));
}

TEST_P(BadStory, IsNotPlayed) { EXPECT_FALSE(read(GetParam()).story); }

INSTANTIATE_TEST_SUITE_P(All, BadStory, ::testing::ValuesIn(bad_stories()),
                         [](const auto& each) { return each.param.stem().string(); });

// Said by `read_story_file`, or about what this engine does not play; tested beside them.
const std::set<std::string_view> elsewhere{"story-unreadable", "story-too-long"};

TEST(BadStories, ShowEveryCodeOfTheTable) {
  std::string all;
  for (const auto& file : bad_stories()) all += content(expected_of(file));
  for (const auto& message : story_diagnostics().all()) {
    if (elsewhere.contains(message.code)) continue;
    EXPECT_NE(all.find("[" + std::string(message.code) + "]"), std::string::npos)
        << message.code << " is in no .expected";
  }
}

}  // namespace
}  // namespace parcours::story

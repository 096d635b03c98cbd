// Every broken story of this folder has exactly the diagnostics of the .expected file next to it, in both languages.
// The stories are about the workflow.yaml of this folder. PARCOURS_GOLDEN=update in the environment writes the files;
// read the difference then.
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
  static const Calendar calendar("Europe/Paris");
  if (!workflow.workflow) return {std::nullopt, "", workflow.problems};
  return read_story(content(file), file.filename().string(), {*workflow.workflow, calendar, city.roles});
}

std::string text_of(const path& file) {
  std::string text;
  for (const char* language : {"en", "fr"}) {
    text += "=== " + std::string(language) + "\n";
    for (const auto& problem : read(file).problems) text += definition::to_text(problem, language);
  }
  return text;
}

path expected_of(path file) { return file.replace_extension(".expected"); }

bool updating() {
  const char* mode = std::getenv("PARCOURS_GOLDEN");
  return mode && std::string_view(mode) == "update";
}

class BadStory : public ::testing::TestWithParam<path> {};

TEST_P(BadStory, SaysWhatStandsBesideIt) {
  const auto text = text_of(GetParam());
  if (updating()) std::ofstream(expected_of(GetParam()), std::ios::binary) << text;

  EXPECT_EQ(text, content(expected_of(GetParam())));
}

TEST_P(BadStory, IsNotPlayed) { EXPECT_FALSE(read(GetParam()).story); }

INSTANTIATE_TEST_SUITE_P(All, BadStory, ::testing::ValuesIn(bad_stories()),
                         [](const auto& each) { return each.param.stem().string(); });

// Codes of `read_story_file`, which its own test has, of a text that would be too long for this folder, and of a
// workflow without a sheet.
const std::set<std::string_view> elsewhere{"story-unreadable", "story-too-long", "story-fact-unknown"};

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

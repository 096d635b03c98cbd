#include "parcours/stories.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "parcours/json.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const fs::path kFolder = fs::path(PARCOURS_SOURCE_DIR) / "tests/stories/pret-de-velo";

fs::path story(const std::string& name) { return kFolder / "stories" / (name + ".yaml"); }

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The same text wherever the project is.
std::string without_folder(std::string text) {
  const std::string folder = std::string(PARCOURS_SOURCE_DIR) + "/";
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) text.erase(at, folder.size());
  return text;
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& entry : fs::directory_iterator(kFolder / "stories")) all.push_back(entry.path().stem().string());
  return all;
}

class EachStory : public ::testing::TestWithParam<std::string> {};

// With PARCOURS_BLESS in the environment, the text becomes the expected one.
TEST_P(EachStory, IsToldInBothLanguagesAsExpected) {
  const auto report = run_stories(story(GetParam()), {});
  const auto text = without_folder(to_text(report, "fr") + "----\n" + to_text(report, "en"));
  const auto golden = kFolder / "expected" / (GetParam() + ".txt");
  if (std::getenv("PARCOURS_BLESS")) std::ofstream(golden) << text;

  EXPECT_EQ(text, content(golden));
}

TEST_P(EachStory, FailsUnlessItIsTheOneThatHolds) {
  EXPECT_EQ(run_stories(story(GetParam()), {}).passed(), GetParam() == "passes");
}

INSTANTIATE_TEST_SUITE_P(Of, EachStory, ::testing::ValuesIn(names()), [](const auto& tested) { return tested.param; });

TEST(RunStories, PlaysAllOfAFolderInTheOrderOfTheirNames) {
  const auto report = run_stories(kFolder, {});

  ASSERT_EQ(report.stories.size(), names().size());
  EXPECT_TRUE(std::is_sorted(report.stories.begin(), report.stories.end(),
                             [](const auto& a, const auto& b) { return a.file < b.file; }));
  EXPECT_FALSE(report.passed());
}

TEST(RunStories, CountsWhatWasGoneThrough) {
  const auto report = run_stories(story("passes"), {});
  const auto times = [&](Covered::Kind kind, const std::string& step, const std::string& way) {
    for (const auto& part : report.coverage.front().parts)
      if (part.kind == kind && part.step == step && part.way == way) return part.times;
    return std::size_t{99};
  };

  EXPECT_EQ(times(Covered::Kind::step, "preter", ""), 2u);
  EXPECT_EQ(times(Covered::Kind::route, "preter", "prolonge"), 1u);
  EXPECT_EQ(times(Covered::Kind::route, "accorder", "refuse"), 0u);
  EXPECT_EQ(times(Covered::Kind::guard, "choisir", "1"), 1u);
  EXPECT_EQ(times(Covered::Kind::guard, "choisir", "2"), 1u);
}

TEST(RunStories, SaysWhereNothingIs) {
  const auto report = run_stories(kFolder / "expected", {});

  EXPECT_FALSE(report.passed());
  EXPECT_EQ(report.problems.front().code, "nothing-to-deploy");
}

TEST(RunStories, PlaysNothingOfAWorkflowThatCannotRun) {
  const testing::TempFolder folder;
  folder.write("workflow.yaml", "workflow: cassé\n");
  folder.write("stories/passes.yaml", content(story("passes")));
  const auto report = run_stories(folder.path(), {});

  EXPECT_FALSE(report.passed());
  EXPECT_THAT(report.stories, IsEmpty());
}

constexpr const char* kScales = R"(
workflow: pesee
title: Pesée
sheet: tx
fields: { kilos: { type: number } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: accueil }
      peser: { title: Peser, action: tx.weigh, by: accueil, form: [kilos], next: { heavy: recevoir, light: end leger } }
)";

// One story of a workflow that asks a sheet.
StoryReport weigh(const std::string& suppose, const std::string& lines) {
  const testing::TempFolder folder;
  folder.write("pesee/workflow.yaml", kScales);
  testing::write_seeing_roles(folder, {"accueil"});
  folder.write("pesee/stories/un.yaml", "story: Une pesée\nactors: { ana: accueil }\n" + suppose +
                                            "open: { by: ana, at: 2026-11-23 09:00 }\nthen:\n" + lines);
  Settings settings{""};
  settings.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "tests/plugins"};
  return run_stories(folder.path(), settings);
}

TEST(RunStories, FailsWhenASheetAnswersOtherwise) {
  const auto report = weigh("", "  - { do: peser, by: ana, outcome: heavy, with: { kilos: 3 } }\n");

  ASSERT_TRUE(report.stories.front().failure);
  EXPECT_EQ(report.stories.front().failure->expected.in("en"), "'peser' ends as 'heavy'");
  EXPECT_EQ(report.stories.front().failure->found.in("en"), "it ended as 'light'");
}

TEST(RunStories, MaySupposeWhatASheetAnswers) {
  const auto report =
      weigh("suppose: { tx.weigh: heavy }\n",
            "  - { do: peser, by: ana, outcome: heavy, with: { kilos: 3 } }\n  - { waits_at: recevoir }\n");

  EXPECT_TRUE(report.passed()) << to_text(report, "en");
}

TEST(StoriesAsJson, HoldEveryStoryAndTheCoverage) {
  const auto value = json::read_plain(to_json(run_stories(story("wrong_place"), {}), "en"));
  const auto& root = value.as<Record>();

  EXPECT_EQ(root.at("passed"), Value(false));
  const auto& failure = root.at("stories").as<List>().front().as<Record>().at("failure").as<Record>();
  EXPECT_EQ(failure.at("found"), Value("the case waits at: preter"));
  EXPECT_EQ(failure.at("history").as<List>().size(), 2u);
  EXPECT_EQ(root.at("coverage").as<List>().front().as<Record>().at("steps").as<List>().size(), 4u);
}

TEST(StoriesAsJunit, AreOneSuiteForEachWorkflow) {
  const auto xml = to_junit(run_stories(kFolder, {}), "fr");

  EXPECT_THAT(xml, HasSubstr("<testsuite name=\"pret-de-velo\" tests=\"15\" failures=\"14\">"));
  EXPECT_THAT(xml, HasSubstr("<failure message=\"le dossier attend à « accorder » / le dossier attend à : preter\">"));
  EXPECT_THAT(xml, Not(HasSubstr("->")));
}

}  // namespace
}  // namespace parcours

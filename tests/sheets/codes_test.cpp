// What an action refuses with: each code of the contracts is reached by a story or by a test of the sheet, and the
// README of the sheet says what to do.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "parcours/testing/harness.hpp"
#include "support/text_of_file.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;

// The texts of all files below the folder whose names end so, one after another.
std::string texts_below(const fs::path& folder, const std::string& ending) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().string().ends_with(ending)) all += testing::text_of_file(entry.path());
  return all;
}

struct ShippedSheet {
  const char *name, *folder;
};

class CodesOfActions : public ::testing::TestWithParam<ShippedSheet> {
 protected:
  std::set<std::string> codes() const {
    const testing::Harness harness(fs::path(PARCOURS_BINARY_DIR) / "plugins" / (std::string(GetParam().name) + ".so"));
    std::set<std::string> all;
    for (const auto& action : harness.actions())
      for (const auto& code : harness.contract(action).problems) all.insert(code);
    return all;
  }
  fs::path folder() const { return fs::path(PARCOURS_SOURCE_DIR) / "plugins" / GetParam().folder; }
};
INSTANTIATE_TEST_SUITE_P(Sheets, CodesOfActions,
                         ::testing::Values(ShippedSheet{"p2", "p2_presence_educative"},
                                           ShippedSheet{"p3", "p3_chantiers"}),
                         [](const auto& each) { return std::string(each.param.name); });

TEST_P(CodesOfActions, AreEachReachedByAStoryOrATest) {
  const auto stories = texts_below(fs::path(PARCOURS_SOURCE_DIR) / "workflows", ".yaml");
  const auto tests = texts_below(folder(), "_test.cpp");
  for (const auto& code : codes()) {
    const std::regex in_story("(refused|confirmed):[^\\n}]*\\b" + code + "\\b"),
        in_test("(RefusedWith|Asks)\\(\"" + code + "\"\\)");
    EXPECT_TRUE(std::regex_search(stories, in_story) || std::regex_search(tests, in_test)) << code;
  }
}

TEST_P(CodesOfActions, AreEachARowOfTheReadmeWithWhatToDo) {
  const auto readme = testing::text_of_file(folder() / "README.md");
  for (const auto& code : codes())
    EXPECT_TRUE(std::regex_search(readme, std::regex("\\| `" + code + "` \\| [^|\\n]+ \\| [^|\\n]+ \\|"))) << code;
}

}  // namespace
}  // namespace parcours

// Mistakes of administrators. The first line of each file is where a colleague would point, and words of the French
// hint or message that help: "# 14:36 next". The mistake is reported there, first, with these words.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "definition/reader.hpp"
#include "support/city.hpp"

namespace parcours::definition {
namespace {

using std::filesystem::path;

std::vector<path> mistakes() {
  std::vector<path> files;
  for (const auto& each :
       std::filesystem::directory_iterator(path(PARCOURS_SOURCE_DIR) / "tests" / "bad_workflows" / "mistakes"))
    files.push_back(each.path());
  std::sort(files.begin(), files.end());
  return files;
}

class Mistake : public ::testing::TestWithParam<path> {};

TEST_P(Mistake, IsReportedWhereAColleagueWouldPointWithAHintThatHelps) {
  std::ifstream in(GetParam(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::istringstream first(text.substr(2, text.find('\n') - 2));
  std::string place, words;
  first >> place, std::getline(first >> std::ws, words);

  const auto reading = read(text, "w.yaml", testing::small_city());

  ASSERT_FALSE(reading.problems.empty());
  const auto& problem = reading.problems.front();
  const auto help = problem.message.in("fr") + " | " + problem.hint.in("fr");
  EXPECT_EQ(problem.where, "w.yaml:" + place) << help;
  EXPECT_NE(help.find(words), std::string::npos) << help;
  EXPECT_FALSE(problem.hint.in("fr").empty() && problem.code != "unknown-key" && words.empty()) << help;
}

INSTANTIATE_TEST_SUITE_P(All, Mistake, ::testing::ValuesIn(mistakes()),
                         [](const auto& each) { return each.param.stem().string(); });

TEST(Mistakes, AreSixtyAtLeast) { EXPECT_GE(mistakes().size(), 60u); }

}  // namespace
}  // namespace parcours::definition

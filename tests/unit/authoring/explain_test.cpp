#include "parcours/explain.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "authoring/explanations.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Tables of phrases of reports, which are no problems.
const std::set<std::string> kNoProblems{"story_phrases"};

TEST(Explanations, AreThereForEveryCodeAndForNothingElse) {
  const auto mistakes = authoring::mistakes_in_explanations();
  std::string all;
  for (const auto& mistake : mistakes) all += mistake + "\n";
  EXPECT_TRUE(mistakes.empty()) << all;
}

TEST(Explanations, KnowEveryTableOfTheLayers) {
  const fs::path sources = fs::path(PARCOURS_SOURCE_DIR) / "core/src";
  const auto known = content(sources / "authoring/explanations.cpp");
  const std::regex table(R"(const DiagnosticTable& (\w+)\(\);)");
  int tables = 0;
  for (const auto& entry : fs::recursive_directory_iterator(sources)) {
    const auto text = entry.path().extension() == ".hpp" ? content(entry.path()) : std::string();
    for (std::sregex_iterator at(text.begin(), text.end(), table), end; at != end; ++at) {
      if (kNoProblems.count((*at)[1])) continue;
      const auto layer = fs::relative(entry.path(), sources).begin()->string();
      const auto name = "&" + layer + "::" + (*at)[1].str() + "()";
      ++tables;
      EXPECT_THAT(known, HasSubstr(name)) << "add it to tables_of_codes(), of " << entry.path();
    }
  }
  EXPECT_GE(tables, 6);
}

TEST(Explain, TellsACodeOfEveryPartThatSaysIt) {
  const auto found = explain("[unknown-outcome]");
  ASSERT_TRUE(found);
  std::vector<std::string> parts;
  for (const auto& each : *found) parts.push_back(each.part.in("en"));
  EXPECT_THAT(parts, ElementsAre("workflows", "cases"));
}

TEST(Explain, ShowsWhatIsFilledInByItsName) {
  const auto found = explain("bad-option");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->front().wordings.front().hint.in("en"),
            "give the text to show beside it: of: { sans_suite: Sans suite }");
  EXPECT_THAT(explain("unknown-step")->front().wordings.front().message.in("fr"), HasSubstr("« ‹step› »"));
  for (const auto& each : explanations())
    for (const auto& [message, hint] : each.wordings)
      EXPECT_THAT(message.in("fr") + hint.in("fr"), Not(HasSubstr("_fr"))) << each.code;
}

TEST(Explain, OffersTheNearestOfTheCodesThatThereAre) {
  const auto found = explain("unknown-outcomes");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.problems().front().code, "unknown-code");
  EXPECT_THAT(found.problems().front().hint.in("en"), HasSubstr("'unknown-outcome'"));
}

TEST(Explain, ReadsWellInATerminal) {
  EXPECT_EQ(to_text(explain("bare-end")->front(), "en"),
            R"(bare-end  (workflows)
  'end' needs a name here: no outcome gives it one
    write 'end outcome'

  'end' alone takes the name of the outcome just reached; here there is none. Name the end.

  Instead of:
      clore: { task: Clore, by: agent, next: end }

  Write:
      clore: { task: Clore, by: agent, next: end clos }
)");
}

TEST(Explain, FallsBackOnTheMessageWhereNothingIsExplained) {
  EXPECT_EQ(to_text({"new-code", {"x", "cases"}, {{{"non", "no"}, {"si", "yes"}}}, {}, {}, {}}, "fr"),
            "new-code  (x)\n  non\n    si\n");
}

}  // namespace
}  // namespace parcours

// Problems as text for a terminal (to_text.cpp).
#include <gtest/gtest.h>

#include "definition/reader.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/to_text.hpp"
#include "support/city.hpp"

namespace parcours::definition {
namespace {

constexpr std::string_view misspelt =
    "workflow: essai\nsheet: p2\nphases:\n  suivi:\n    steps:\n      trier:\n        action: p2.triage\n        by: "
    "elu\n"
    "        next: { danger: clore, retenus: clore, sans_suite: end autre }\n      clore: { task: Clore, by: elu, "
    "next: end fait "
    "}\n";

TEST(ToText, ShowsThePlaceTheLineTheMarkTheHintAndTheCode) {
  const auto reading = read(misspelt, "essai.yaml", testing::small_city());
  ASSERT_EQ(reading.problems.size(), 1u);

  EXPECT_EQ(
      to_text(reading.problems.front(), "en"),
      "essai.yaml:9:32: step 'trier' routes outcome 'retenus', but p2.triage ends as: danger, retenu, sans_suite\n"
      "     9 |         next: { danger: clore, retenus: clore, sans_suite: end autre }\n"
      "       |                                ^~~~~~~ did you mean 'retenu'?                                 "
      "[unknown-outcome]\n");
}

TEST(ToText, SpeaksFrench) {
  const auto reading = read(misspelt, "essai.yaml", testing::small_city());
  ASSERT_EQ(reading.problems.size(), 1u);

  const auto text = to_text(reading.problems.front(), "fr");

  EXPECT_NE(text.find("l'étape « trier » route l'issue « retenus »"), std::string::npos) << text;
  EXPECT_NE(text.find("vouliez-vous « retenu » ?"), std::string::npos) << text;
}

TEST(ToText, OfAProblemWithoutALineHasNoMark) {
  auto problem = diagnostics().problem("not-whole", {}, "age");

  EXPECT_EQ(to_text(problem, "en"), "age: a whole number is expected\n       | without a point or a comma" +
                                        std::string(74, ' ') + "[not-whole]\n");
  problem.severity = Problem::Severity::warning;
  EXPECT_EQ(to_text(problem, "fr").find("age: attention : on attend un nombre entier"), 0u);
}

TEST(Excerpt, MarksWideLettersByColumn) {
  const Source source("s", "clé: été\n");

  EXPECT_EQ(source.excerpt({6, 11}), "     1 | clé: été\n       |      ^~~");
}

TEST(Excerpt, ShowsNoControlCharacterAndValidTextOnly) {
  const Source source("s", "a\x1b[31m\xffz\n");

  EXPECT_EQ(source.excerpt({0, 1}), "     1 | a\uFFFD[31m\uFFFDz\n       | ^");
}

TEST(Excerpt, CutsALongLineOnBothSides) {
  const Source source("s", std::string(1000, 'a') + "X" + std::string(1000, 'b'));

  const auto text = source.excerpt({1000, 1001});

  EXPECT_NE(text.find("…"), std::string::npos);
  EXPECT_NE(text.find("aXb"), std::string::npos);
  EXPECT_LT(text.size(), 400u);
}

TEST(Source, CountsLinesAndColumnsFromOne) {
  const Source source("s",
                      "\xEF\xBB\xBF"
                      "é\r\nb");

  EXPECT_EQ(source.where(0), "s:1:1");
  EXPECT_EQ(source.where(2), "s:1:2");
  EXPECT_EQ(source.where(3), "s:2:1");
  EXPECT_EQ(source.where(99), "s:2:2");
}

}  // namespace
}  // namespace parcours::definition

#include "expression/pattern.hpp"

#include <gtest/gtest.h>

#include <string>

namespace parcours::expression {
namespace {

bool found(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  Budget budget;
  return compiled.index() == 0 && std::get<Pattern>(compiled).found_in(text, budget).is(true);
}

std::string refused(std::string_view pattern) {
  const auto compiled = Pattern::compile(pattern);
  return compiled.index() == 0 ? "" : std::get<const char*>(compiled);
}

TEST(Pattern, IsFoundAnywhereUnlessItIsAnchored) {
  EXPECT_TRUE(found("an", "banane"));
  EXPECT_FALSE(found("^an", "banane"));
  EXPECT_TRUE(found("^ba.*ne$", "banane"));
  EXPECT_FALSE(found("\\Aan\\z", "banane"));
  EXPECT_TRUE(found("", ""));
}

TEST(Pattern, RepeatsAndChooses) {
  EXPECT_TRUE(found("^(ab|c)+$", "abcab"));
  EXPECT_FALSE(found("^(ab|c)+$", "abca"));
  EXPECT_TRUE(found("^a{2,3}$", "aaa"));
  EXPECT_FALSE(found("^a{2,3}$", "aaaa"));
  EXPECT_TRUE(found("^a{2,}?b?$", "aaaaa"));
  EXPECT_TRUE(found("^x{,2}$", "x{,2}"));
  EXPECT_TRUE(found("^(|a)$", ""));
}

TEST(Pattern, KnowsClassesAndLettersBeyondAscii) {
  EXPECT_TRUE(found("^[a-zé]+$", "école"));
  EXPECT_FALSE(found("^[^é]+$", "école"));
  EXPECT_TRUE(found("^.$", "é"));
  EXPECT_TRUE(found("^\\d{5}$", "01300"));
  EXPECT_FALSE(found("^\\D+$", "a1"));
  EXPECT_TRUE(found("^[\\w.-]+@[\\w.-]+$", "a.b-c@d.fr"));
  EXPECT_TRUE(found("^[]a]$", "]"));
  EXPECT_TRUE(found("^\\x41\\x{e9}\\.$", "Aé."));
}

TEST(Pattern, KnowsWordsLinesAndFlags) {
  EXPECT_TRUE(found("\\bchien\\b", "le chien noir"));
  EXPECT_FALSE(found("\\bchien\\b", "chienne"));
  EXPECT_TRUE(found("(?i)^ÉCOLE|école$", "une école"));
  EXPECT_TRUE(found("(?i)^CaSe$", "cAsE"));
  EXPECT_TRUE(found("(?m)^b$", "a\nb\nc"));
  EXPECT_FALSE(found("a.b", "a\nb"));
  EXPECT_TRUE(found("(?s:a.b)", "a\nb"));
  EXPECT_TRUE(found("(?:a)(?P<nom>b)", "ab"));
  EXPECT_TRUE(found("a(?i)b|c", "aC"));
  EXPECT_FALSE(found("(?:(?i)a)b", "aB"));
}

TEST(Pattern, RefusesWhatItCannotHave) {
  for (const auto* pattern : {"(", ")", "a)", "[", "[a", "*", "a**", "(?=a)", "(?<=a)", "\\1", "\\p{L}", "\\", "a{2,1}",
                              "a{1001}", "[b-a]", "[[:alpha:]]", "(?P<>a)", "\\x{110000}", "(?"})
    EXPECT_NE(refused(pattern), "") << pattern;
}

TEST(Pattern, StaysLinearWhereOthersBlowUp) {
  const std::string text(5'000, 'a');
  EXPECT_FALSE(found("^(a+)+b$", text));
  EXPECT_FALSE(found("(a*)*(a*)*(a*)*c", text));
  EXPECT_TRUE(found("(a?){50}a{50}", text));
}

TEST(Pattern, BoundsItsSizeAndItsWork) {
  EXPECT_EQ(refused("(((a{1000}){1000}){1000}){1000}"), "pattern too long");
  EXPECT_EQ(refused("(((){1000}){1000}){1000}"), "pattern too long");
  EXPECT_NE(refused(std::string(200, '(') + std::string(200, ')')), "");
  const auto compiled = Pattern::compile("(a?){900}b");
  Budget budget;
  EXPECT_TRUE(std::get<Pattern>(compiled).found_in(std::string(100'000, 'a'), budget).is_failure());
}

}  // namespace
}  // namespace parcours::expression

#include "expression/pattern/pattern.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
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

TEST(Pattern, RefusesWhatOnlyRe2Has) {
  for (const auto* escape : {"\\pL", "\\p{Greek}", "[\\pL]", "\\C", "\\Qa.b\\E", "\\0", "\\012", "\\Z", "\\G", "\\é",
                             "[\\b]", "\\x{}", "\\x{000000041}"})
    EXPECT_EQ(refused(escape), "escape that pattern cannot have") << escape;
  for (const auto* set : {"[[:alpha:]]", "[[:^digit:]]", "[a[:word:]]"})
    EXPECT_EQ(refused(set), "named class that pattern cannot have") << set;
  for (const auto* group : {"(?P<é>a)", "(?P=n)", "(?P>n)", "(?#a)", "(?x)a"})
    EXPECT_EQ(refused(group), "group that pattern cannot have") << group;
  for (const auto* times : {"a**", "a++", "a{2}{3}", "a*??"})
    EXPECT_EQ(refused(times), "repetition of a repetition in pattern") << times;
  EXPECT_EQ(refused("a(?i)*"), "repetition of nothing in pattern");
}

TEST(Pattern, TakesWhatRe2AloneWouldRefuse) {
  EXPECT_TRUE(found("{2}$", "{2}"));
  EXPECT_TRUE(found("a|{1,}", "{1,}"));
  EXPECT_TRUE(found("^(?<n>a)(?P<n>b)(?P<1>c)$", "abc"));
  EXPECT_TRUE(found("^(?)a(?-)b(?i-)c$", "abC"));
  EXPECT_FALSE(found("\\x{d800}", "a\xEF\xBF\xBD"));
  EXPECT_FALSE(found("[^\\x{0}-\\x{10ffff}]", "a"));
}

TEST(Pattern, IsFoundWhereverItIsEmpty) {
  for (const auto* pattern : {"", "()", "|", "a|", "a*", "a{0}", "(?i)", "^*", "(?:\\b)*", "(|a)+"}) {
    EXPECT_TRUE(found(pattern, "")) << pattern;
    EXPECT_TRUE(found(pattern, "é")) << pattern;
  }
  EXPECT_FALSE(found("^()$", "a"));
  EXPECT_TRUE(found("^(|a)+$", "aaa"));
}

TEST(Pattern, HasTwoCasesOfAsciiLettersOnly) {
  EXPECT_FALSE(found("(?i)É", "é"));
  EXPECT_FALSE(found("(?i)[é-ë]", "Ê"));
  EXPECT_TRUE(found("(?i)^[x-z]\\x6b[^a]$", "YKb"));
  EXPECT_FALSE(found("(?i)[^a]", "aA"));
  const std::string kelvin = "\u212A", long_s = "\u017F";
  for (const auto* pattern : {"(?i)k", "(?i)k|a", "[kK]|a", "(?i:[j-k]|a)", "K|k|a", "(?i)s", "a|[Ss]", "(?i)\\w"})
    EXPECT_FALSE(found(pattern, kelvin + long_s)) << pattern;
}

TEST(Pattern, LooksForPlacesBetweenLettersOnly) {
  EXPECT_FALSE(found("\\B", "aéa"));
  EXPECT_FALSE(found("c|\\B", "béb"));
  EXPECT_TRUE(found("\\B", "aéé"));
  EXPECT_TRUE(found("é\\Bé$", "a\néé"));
  EXPECT_TRUE(found("é\\b", "éa"));
  EXPECT_FALSE(found("\\bé", "éa"));
}

TEST(Pattern, LeavesNothingOutOfItsOpposites) {
  for (const auto* pattern : {"^[^a]$", "^\\D$", "^\\W$", "^[\\D]$", "^[^\\d]$", "^(?s).$"}) {
    EXPECT_TRUE(found(pattern, "\n")) << pattern;
    EXPECT_TRUE(found(pattern, "\U0001F600")) << pattern;
  }
  for (const auto* letter : {"\t", "\n", "\f", "\r", " "}) EXPECT_TRUE(found("^\\s$", letter));
  EXPECT_FALSE(found("\\s", "\v\u00A0"));
}

TEST(Pattern, CountsToAThousandAndFurtherInsideCounts) {
  EXPECT_TRUE(found("^x{1000}$", std::string(1000, 'x')));
  EXPECT_FALSE(found("^x{1000}$", std::string(999, 'x')));
  EXPECT_EQ(refused("x{1001}"), "repetition over 1000 times in pattern");
  EXPECT_TRUE(found("^(x{60}){60}$", std::string(3600, 'x')));
  EXPECT_FALSE(found("^(x{60}){60}$", std::string(3599, 'x')));
  EXPECT_TRUE(found("^(x{30}y?){40,50}$", std::string(45 * 30, 'x')));
  EXPECT_FALSE(found("^(x{30}y?){40,50}$", std::string(51 * 30, 'x')));
  EXPECT_TRUE(found("^((((x?)?)+)*)?$", "xxx"));
  EXPECT_TRUE(found("^((x{1000}){1000}){0}$", ""));
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

TEST(Pattern, PaysForBeingCompiled) {
  Budget budget;
  int compiled = 0;
  while (compiled < 1000 && Pattern::compile("(a?){1000}", budget).index() == 0) ++compiled;
  EXPECT_GT(compiled, 10);
  EXPECT_LT(compiled, 1000);
}

// All the letters but `n` of them: many instructions, and many bytes of text.
std::string all_but(int n) {
  std::string set = "[^";
  for (int i = 0; i < n; ++i) set += fmt::format("\\x{{{:x}}}", 0x900 + i * 0x1357);
  return set + ']';
}

TEST(Pattern, BoundsItsMemory) {
  EXPECT_EQ(refused(all_but(20) + "{1000}"), "");
  EXPECT_EQ(refused("(" + all_but(20) + "{1000}){4}"), "pattern too long");
  EXPECT_EQ(refused(all_but(150) + "{1000}"), "pattern too long");
}

// So many states that RE2 stops keeping them: the answer is right all the same, and nothing is written to stderr.
TEST(Pattern, AnswersWhenItsMemoryIsFull) {
  std::mt19937 by_chance(1);
  std::string text;
  while (text.size() < 100'000) text += (by_chance() & 1U) != 0 ? 'a' : 'b';
  testing::internal::CaptureStderr();
  EXPECT_FALSE(found("a[ab]{20}c", text));
  EXPECT_TRUE(found("a[ab]{20}c", text + "a" + std::string(20, 'b') + "c"));
  EXPECT_FALSE(found("a[ab]{20}c", text + "b" + std::string(20, 'b') + "c"));
  EXPECT_EQ(refused("\\p{L}(") + testing::internal::GetCapturedStderr(), "escape that pattern cannot have");
}

}  // namespace
}  // namespace parcours::expression

#include "base/nearest.hpp"

#include <gtest/gtest.h>

namespace parcours {
namespace {

const std::vector<std::string> kSteps = {"recevoir", "trier", "veiller", "vérifier", "approcher", "fin"};

TEST(Nearest, FindsTheWordBehindEachSlipOfThePen) {
  EXPECT_EQ(nearest("recevoi", kSteps), "recevoir");    // left out
  EXPECT_EQ(nearest("receevoir", kSteps), "recevoir");  // doubled
  EXPECT_EQ(nearest("tried", kSteps), "trier");         // replaced
  EXPECT_EQ(nearest("tirer", kSteps), "trier");         // swapped
}

TEST(Nearest, TakesAnAccentOrACapitalForHalfALetter) {
  EXPECT_EQ(nearest("Verifier", kSteps), "vérifier");
  EXPECT_EQ(nearest("FIN", {"fil", "fin"}), "fin");
  EXPECT_EQ(nearest("etat", {"etas", "état"}), "état");
}

TEST(Nearest, CountsLettersAndNotBytes) { EXPECT_EQ(nearest("é", {"à"}), ""); }

TEST(Nearest, AllowsAThirdOfTheLettersAndNoMore) {
  EXPECT_EQ(nearest("abcdef", {"abcdxy"}), "abcdxy");
  EXPECT_EQ(nearest("abcdef", {"abcxyz"}), "");
}

TEST(Nearest, AllowsOneLetterInAShortWordButNotAWholeWord) {
  EXPECT_EQ(nearest("fn", {"fin"}), "fin");
  EXPECT_EQ(nearest("a", {"b"}), "");
}

TEST(Nearest, PrefersTheFirstOfEquals) { EXPECT_EQ(nearest("aaa", {"aab", "aba"}), "aab"); }

TEST(Nearest, PrefersTheNearerOfTwo) { EXPECT_EQ(nearest("sans_suit", {"sans_suif_", "sans_suite"}), "sans_suite"); }

TEST(Nearest, FindsNothingAmongNothingOrForNothing) {
  EXPECT_EQ(nearest("trier", {}), "");
  EXPECT_EQ(nearest("", kSteps), "");
  EXPECT_EQ(nearest("trier", {""}), "");
}

TEST(Nearest, FindsAWordThatIsThere) { EXPECT_EQ(nearest("trier", kSteps), "trier"); }

TEST(Nearest, GivesUpOnWordsThatNobodyWrites) {
  const std::string endless(1'000'000, 'a');

  EXPECT_EQ(nearest(endless, {endless}), "");
  EXPECT_EQ(nearest("trier", {endless}), "");
}

TEST(NearestNamed, PrefersNamesToTitlesAndFrenchTitlesToEnglish) {
  const std::vector<NamedThing> things{{"ml", Text("Mission locale", "Youth office")},
                                       {"ecole", Text("École", "School")}};

  EXPECT_EQ(nearest_named("ecol", things), "ecole");
  EXPECT_EQ(nearest_named("mission local", things), "ml");
  EXPECT_EQ(nearest_named("schol", things), "ecole");
  EXPECT_EQ(nearest_named("mairie", things), "");
  EXPECT_EQ(nearest_named("ecole", {}), "");
}

TEST(Nearest, SurvivesBytesThatAreNotText) { EXPECT_EQ(nearest("tri\xFFr", kSteps), "trier"); }

}  // namespace
}  // namespace parcours

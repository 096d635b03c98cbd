// The words of values, value by value.
#include "base/words.hpp"

#include <gmock/gmock.h>

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WordsOf, ATextAreWithoutAccentsCaseAndHyphens) {
  struct {
    const char* text;
    std::vector<std::string> words;
  } const table[] = {
      {"Dupont", {"dupont"}},
      {"DUPONT Jean-Pierre", {"dupont", "jean", "pierre"}},
      {"Élève à l'école", {"a", "ecole", "eleve", "l"}},
      {"e\u0301le\u0300ve", {"eleve"}},
      {"Œuvre, cœur & ÆQUO", {"aequo", "coeur", "oeuvre"}},
      {"Straße  ŠKODA  Łódź  Þór", {"lodz", "skoda", "strasse", "thor"}},
      {"Nguyễn Thị Ơn Ștefan", {"nguyen", "on", "stefan", "thi"}},
      {"МОСКВА Ёлка", {"москва", "ёлка"}},
      {"deux mots deux", {"deux", "mots"}},
      {"n° 12, bât. B", {"12", "b", "bat", "n"}},
      {"06 12 34 56 78", {"0612345678"}},
      {"+33 (0)6.12-34/56", {"3306123456"}},
      {"a.b@exemple.fr", {"a", "b", "exemple", "fr"}},
      {"...", {}},
      {"", {}},
  };
  for (const auto& each : table) EXPECT_EQ(words_of(each.text, WordKind::text), each.words) << each.text;
}

TEST(WordsOf, AWordAreCutToALength) {
  const std::string letters(100, 'x');
  EXPECT_THAT(words_of(letters, WordKind::text), ElementsAre(letters.substr(0, longest_word)));
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "ж";
  EXPECT_THAT(words_of(accents, WordKind::text), ElementsAre(accents.substr(0, 2 * longest_word)));
}

TEST(WordsOf, AChoiceAreItsOptions) {
  EXPECT_THAT(words_of("Sans_Suite", WordKind::choice), ElementsAre("Sans_Suite"));
  EXPECT_THAT(words_of(List{"b", "a", "b"}, WordKind::choice), ElementsAre("a", "b"));
  EXPECT_THAT(words_of(true, WordKind::choice), ElementsAre("true"));
}

TEST(WordsOf, ADayAreTheDay) {
  using namespace std::chrono_literals;
  EXPECT_THAT(words_of(2016y / 2 / 29, WordKind::day), ElementsAre("2016-02-29"));
  EXPECT_THAT(words_of("2016-02", WordKind::day), ElementsAre("2016-02"));
}

TEST(WordsOf, NumbersAreInTheirOrder) {
  const Value ordered[] = {-1000,
                           Decimal(-1205, 2),
                           -12,
                           Decimal(-5, 1),
                           0,
                           Decimal(5, 2),
                           Decimal(5, 1),
                           1,
                           9,
                           10,
                           Decimal(125, 1),
                           13,
                           99,
                           100,
                           std::int64_t{1'000'000'000'000}};
  std::string before;
  for (const auto& number : ordered) {
    const auto words = words_of(number, WordKind::number);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_LT(before, words.front());
    before = words.front();
  }
  EXPECT_EQ(words_of(Decimal(120, 1), WordKind::number), words_of(12, WordKind::number));
}

TEST(WordsOf, NothingAndOtherTypesAreNone) {
  for (const auto kind : {WordKind::text, WordKind::choice, WordKind::day, WordKind::number})
    for (const auto& value : {Value(), Value(Record{}), Value(Duration{3})})
      EXPECT_THAT(words_of(value, kind), IsEmpty());
  EXPECT_THAT(words_of(12, WordKind::text), IsEmpty());
  EXPECT_THAT(words_of("douze", WordKind::number), IsEmpty());
}

}  // namespace
}  // namespace parcours

// A bilan side by side, in words and as a page.
#include <gmock/gmock.h>

#include "support/bilan_of_2026.hpp"

namespace parcours {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// Contacts by district and setting: the whole by district in both years, by setting for the city alone.
BilanIndicator contacts() {
  BilanIndicator indicator;
  indicator.name = "contacts", indicator.title = Text("Contacts <effectifs>");
  indicator.of_persons = true;
  indicator.dimensions = {{"territory", "Quartier", {{"nord", "Nord"}, {"sud", "Sud"}}},
                          {"cadre", "Cadre", {{"rue", "Rue"}, {"suivi", "Suivi"}}}};
  indicator.now.tables = {{{"territory"}, {}, {{{"nord"}, 12, 0, {}}, {{"sud"}, 8, 0, {}}}},
                          {{"cadre"}, {}, {{{"rue"}, 1240, 0, {}}}},
                          {{}, {}, {{{}, 20, 0, {}}}}};
  indicator.now.withheld = {{{"territory", "cadre"}, {}, {}}};
  indicator.before.tables = {{{"territory"}, {}, {{{"nord"}, 10, 0, {}}}}};
  return indicator;
}

Bilan whole() {
  auto bilan = testing::bilan_of_2026(Text("Présence"));
  bilan.results = {{Text("Contacts avec le public"), {contacts()}}};
  return bilan;
}

TEST(ALineOfABilan, HasTerritoriesSideBySideAndTheCity) {
  const auto lines = lines_of(contacts());

  ASSERT_THAT(lines, SizeIs(2));
  ASSERT_THAT(lines[0].readings, SizeIs(2));
  EXPECT_EQ(lines[0].readings[0].second.value, 12);
  EXPECT_EQ(lines[0].readings[0].second.before, 10);
  EXPECT_EQ(lines[0].readings[1].second.before, 0);
  EXPECT_EQ(lines[0].city->value, 20);
  EXPECT_FALSE(lines[0].city->shown_before);
  EXPECT_EQ(line_in_words(lines[0], "fr"), "Ensemble");
  EXPECT_EQ(line_in_words(lines[1], "fr"), "Rue");
  EXPECT_FALSE(lines[1].readings[0].second.shown);
  EXPECT_EQ(lines[1].city->value, 1240);
}

TEST(AFigure, IsWrittenAsTheLanguageWritesNumbers) {
  auto indicator = contacts();
  EXPECT_EQ(figure_in_words(indicator, 1240, "fr"), "1\u202f240");
  EXPECT_EQ(figure_in_words(indicator, std::nullopt, "fr"), "-");
  indicator.kind = BilanIndicator::Kind::share;
  EXPECT_EQ(figure_in_words(indicator, 36.986, "fr"), "37,0\u00a0%");
  EXPECT_EQ(figure_in_words(indicator, 36.986, "en"), "37.0%");
}

TEST(APeriod, IsWrittenInWords) {
  EXPECT_EQ(period_in_words("2026", "fr"), "2026");
  EXPECT_EQ(period_in_words("2026-T1", "fr"), "1er trimestre 2026");
  EXPECT_EQ(period_in_words("2026-T2", "fr"), "2e trimestre 2026");
  EXPECT_EQ(period_in_words("2026-03", "fr"), "mars 2026");
  EXPECT_EQ(period_in_words("2025-2026", "fr"), "année scolaire 2025-2026");
}

TEST(ThePageOfABilan, NeedsNoOtherFile) {
  const auto page = to_html(whole(), "fr");

  EXPECT_THAT(page, HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(page, HasSubstr("Contacts &lt;effectifs&gt;"));
  EXPECT_THAT(page, HasSubstr("<svg"));
  for (const auto* other : {"<script", "http", "<link", "<img", "url("}) EXPECT_THAT(page, Not(HasSubstr(other)));
}

TEST(ThePageOfABilan, NamesWhatIsNotShownAndTheRule) {
  const auto page = to_html(whole(), "fr");

  EXPECT_THAT(page, HasSubstr("par quartier et cadre"));
  EXPECT_THAT(page, HasSubstr("au moins 5 personnes"));
  EXPECT_THAT(page, HasSubstr("Établi le 03/02/2027, pour les partenaires"));
}

TEST(ThePageOfABilan, GivesTheReasonWhereThereAreNoFigures) {
  auto bilan = whole();
  auto& indicator = bilan.results[0].show[0];
  indicator.now = {}, indicator.before = {};
  indicator.now.missing = BilanFigures::Missing::delay;

  EXPECT_THAT(to_html(bilan, "fr"), HasSubstr("une fois le délai écoulé"));
  EXPECT_THAT(lines_of(indicator), IsEmpty());
}

}  // namespace
}  // namespace parcours

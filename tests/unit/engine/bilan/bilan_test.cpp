// The bilan of a city: what is declared in YAML, deployed, counted and shown.
#include <gmock/gmock.h>

#include "unit/engine/bilan/bilan_trial.hpp"

namespace parcours {
namespace {

using testing::city_figure;
using testing::figures_of;
using testing::ShownFigure;
using testing::Trial;
using Missing = BilanFigures::Missing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Titled = std::vector<std::pair<std::string, Text>>;

TEST_F(ABilan, ShowsWhatItDeclaresByTerritoryAndForTheCity) {
  declare();
  meet(6, "nord", "fille"), meet(6, "nord", "garcon"), meet(5, "sud", "fille"), meet(10, "sud", "garcon");
  next_year();

  const auto bilan = read();

  ASSERT_TRUE(bilan);
  EXPECT_EQ(bilan->results.front().answers.in("fr"), "Des jeunes rencontrés");
  const auto& girls = indicator(*bilan, "filles");
  EXPECT_EQ(girls.dimensions[0].values[0].second.in("fr"), "Nord");
  ASSERT_THAT(girls.now.tables, SizeIs(2));
  EXPECT_EQ(girls.now.tables[0].cells[0].value, 50);
  EXPECT_EQ(girls.now.tables[0].cells[0].of, 12);
  EXPECT_NEAR(*girls.now.tables[1].cells[0].value, 100.0 * 11 / 27, 0.001);
}

constexpr const char* kWords = R"(
workflow: suivi
title: Suivi
purpose: Suivre
outcomes: { fini: Fini, parti: Parti }
texts: { cadre: Où, rue: { fr: Dans la rue, en: In the street }, fini: Terminer }
fields:
  quartier: { type: territory, title: Quartier }
phases:
  suivre:
    steps:
      rencontrer: { task: Rencontrer, by: chef, form: [quartier], count: [{ name: lieu, per: [cadre: "'rue'"] }] }
      clore: { task: Clore, by: chef, next: { fini: end, parti: end }, count: [{ name: fin, per: [motif: outcome] }] }
)";

TEST_F(ABilan, NamesConstantsAndOutcomesByTheTextsOfTheWorkflow) {
  t.folder.write("suivi/workflow.yaml", kWords);
  declare(R"(
bilan: suivi
facts:
  lieu: { title: Lieux, unit: things }
  fin: { title: Fins, unit: things }
results:
  - show:
      lieux: { sum: lieu, columns: cadre }
      fins: { sum: fin, columns: motif }
)");
  const auto bilan = read();
  ASSERT_TRUE(bilan) << testing::refusal_of(bilan);
  const auto& place = indicator(*bilan, "lieux").dimensions.back();
  EXPECT_EQ(place.title.in("fr"), "Où");
  EXPECT_EQ(place.values, (Titled{{"rue", Text("Dans la rue", "In the street")}}));
  const auto& reason = indicator(*bilan, "fins").dimensions.back();
  EXPECT_EQ(reason.title.in("fr"), "motif");
  EXPECT_EQ(reason.values, (Titled{{"fini", Text("Terminer")}, {"parti", Text("Parti")}}));
}

TEST_F(ABilan, WithholdsATableWithASmallCountAndShowsTheCoarserOne) {
  declare();
  meet(6, "nord", "fille"), meet(4, "sud", "fille");
  next_year();

  const auto shown = indicator(*read(), "rencontres");

  ASSERT_THAT(shown.now.tables, SizeIs(1));
  EXPECT_THAT(shown.now.tables[0].dimensions, IsEmpty());
  EXPECT_EQ(shown.now.tables[0].cells[0].value, 10);
  EXPECT_THAT(shown.now.withheld, SizeIs(1));
}

TEST_F(ABilan, OfPersonsIsShownOnceThePeriodIsOverAndForNoOtherOne) {
  declare();
  meet(6, "nord", "fille");
  EXPECT_EQ(testing::refusal_of(read("2026")), "bilan-period");
  next_year();

  EXPECT_TRUE(read("2026"));
  const auto refused = read("2026-11");
  EXPECT_EQ(testing::refusal_of(refused), "bilan-period");
  EXPECT_NE(refused.problems().front().message.in("en").find("possible: 2026"), std::string::npos);
  EXPECT_EQ(testing::refusal_of(read("hier")), "bilan-period");
}

// Otherwise who has both bilans would subtract one from the other.
TEST_F(ABilan, OfAPeriodThatIsOverDoesNotChangeOnceItWasRead) {
  declare();
  meet(6, "nord", "fille");
  const auto begun = t.clock.at;
  next_year();
  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "rencontres"), 6);

  t.clock.at = begun;
  meet(1, "nord", "fille");
  next_year();

  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "rencontres"), 6);
}

TEST_F(ABilan, ForPublicationNeedsElevenPersons) {
  declare();
  meet(6, "nord", "fille");
  next_year();

  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026", {}, BilanRequest::Audience::publication}, "rencontres"),
            std::nullopt);
  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "rencontres"), 6);
}

TEST_F(ABilan, OfAGrantForATerritoryIsItsRowsAlone) {
  declare();
  ASSERT_TRUE(t.engine.grant({"nora", "chef", "nord", {}, {}, {}}, {"root"}).empty());
  ASSERT_TRUE(t.engine.grant({"paul", "chef", {}, "asso", {}, {}}, {"root"}).empty());
  meet(6, "nord", "fille"), meet(8, "sud", "fille");
  next_year();

  const auto figures = figures_of(t.engine, {"nora"}, {"suivi", "2026"});
  ASSERT_THAT(figures, SizeIs(2));
  for (const auto& figure : figures) EXPECT_THAT(figure.key, ElementsAre("nord"));
  const auto cut = t.engine.bilan({"nora"}, {"suivi", "2026"});
  ASSERT_TRUE(cut);
  for (const auto& result : cut->results)
    for (const auto& indicator : result.show)
      EXPECT_THAT(indicator.dimensions.front().values,
                  ElementsAre(::testing::Field(&Titled::value_type::first, "nord")));
  EXPECT_EQ(testing::refusal_of(read("2026", "paul")), "unknown-bilan");
  EXPECT_EQ(testing::refusal_of(read("2026", "zoe")), "unknown-bilan");
  EXPECT_THAT(figures_of(t.engine, {"chloe"}, {"suivi", "2026", "sud"}), SizeIs(2));
}

TEST_F(ABilan, IsComputedToItsEndWhereTheHostThrowsOnProgress) {
  declare();
  meet(6, "nord", "fille");
  next_year();
  std::vector<std::int64_t> done;
  BilanRequest request{"suivi", "2026"};
  request.on_progress = [&](std::int64_t computed, std::int64_t) {
    done.push_back(computed);
    throw std::runtime_error("of the host");
  };

  const auto bilan = t.engine.bilan({"chloe"}, request);

  ASSERT_TRUE(bilan);
  std::size_t indicators = 0;
  for (const auto& result : bilan->results) indicators += result.show.size();
  EXPECT_THAT(done, SizeIs(indicators));
  EXPECT_NO_THROW(indicator(*bilan, "filles"));
}

TEST_F(ABilan, IsThereForAWorkflowThatDeclaresNone) {
  deploy();
  meet(6, "nord", "fille"), meet(5, "sud", "fille");
  next_year();

  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "suivi-opened"), 11);
  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "suivi-open"), 11);
}

// The bilan of the workflow itself shows all cases that were opened.
TEST_F(ABilan, WithAFilterIsWithheldWhereTheWorkflowItselfShowsTheWhole) {
  t.folder.write("bilans/ville.yaml",
                 "bilan: ville\ntitle: Ville\nresults:\n  - show:\n"
                 "      nord: { title: Au nord, distinct: suivi.opened, where: { territory: nord } }\n");
  deploy();
  meet(6, "nord", "fille"), meet(3, "sud", "fille");
  next_year();

  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "suivi-opened"), 9);
  EXPECT_TRUE(t.engine.bilan({"chloe"}, {"ville", "2026"}));
  EXPECT_EQ(city_figure(t.engine, {"ville", "2026"}, "nord"), std::nullopt);
}

// With a bilan of its own the workflow has none by itself.
TEST_F(ABilan, WithAFilterIsShownWhereNothingShowsTheWhole) {
  declare(
      "bilan: suivi\ntitle: Suivi\nresults:\n  - show:\n"
      "      nord: { title: Au nord, distinct: suivi.opened, where: { territory: nord } }\n");
  meet(6, "nord", "fille"), meet(3, "sud", "fille");
  next_year();

  EXPECT_EQ(city_figure(t.engine, {"suivi", "2026"}, "nord"), 6);
}

TEST_F(ABilan, ShowsSinceWhenAFactIsCountedAndNothingBefore) {
  declare();
  meet(6, "nord", "fille");
  next_year();

  const auto shown = indicator(*read("2026"), "rencontres");
  EXPECT_TRUE(shown.counted_since);
  EXPECT_EQ(shown.before.missing, Missing::not_counted);
  EXPECT_THAT(shown.before.tables, IsEmpty());
}

TEST_F(ABilan, ReportsAWrongOneWhenItIsDeployed) {
  t.folder.write("bilans/suivi.yaml", "bilan: suivi\ntitle: Suivi\nresults:\n  - show:\n      total: { sum: rien }\n");
  const auto problems = t.engine.deploy(t.folder.path(), {"root"});

  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].code, "bilan-fact-unknown");
}

TEST_F(ABilan, CountsCorrectionsThatCameAfter) {
  declare();
  meet(6, "nord", "fille");
  const auto reference = t.engine.cases({"chloe"}).items.front().reference;
  ASSERT_TRUE(t.engine.submit({Correct{reference, "sexe", {}, "garcon", "faute de frappe"}, {"chloe"}}));
  next_year();

  EXPECT_EQ(read()->corrections, 1);
}

}  // namespace
}  // namespace parcours

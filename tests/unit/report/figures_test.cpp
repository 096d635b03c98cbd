#include "report/figures.hpp"

#include <gmock/gmock.h>

#include "report/small_counts.hpp"
#include "support/paris.hpp"

namespace parcours::report {
namespace {

using definition::Filter;
using definition::Indicator;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Date on(const char* text) { return parse_date(text).value(); }

struct Figures : ::testing::Test {
  Figures() {
    indicator.name = "essai";
    indicator.kind = Indicator::Kind::sum;
  }
  // `n` facts, each of another case.
  void add(Facts& to, int n, const char* territory, const Record& dims = {}, const char* day = "2026-03-02") {
    for (int i = 0; i < n; ++i) {
      Fact fact;
      fact.day = on(day), fact.case_id = ++cases, fact.territory = territory, fact.dims = dims;
      to.push_back(fact);
    }
  }
  Answer ask() {
    Question question{indicator, facts, others, period, testing::paris(), on("2027-06-01"), persons, lasts};
    question.series = series, question.is_whole_shown = is_whole_shown, question.are_others_given = given_others;
    return shown_figures(all_figures(question), least);
  }
  // "nord=6 sud=5" of the table with so many dimensions; "-": it is withheld.
  std::string table(std::size_t dimensions) {
    const auto given = ask();
    for (const auto& shown : given.tables) {
      if (shown.dimensions.size() != dimensions) continue;
      std::string text;
      for (const auto& cell : shown.cells) {
        if (!text.empty()) text += " ";
        for (const auto& value : cell.key) text += value + "/";
        text += cell.value ? std::to_string(static_cast<int>(*cell.value)) : "none";
      }
      return text;
    }
    return "-";
  }

  Indicator indicator;
  Facts facts, others;
  Period period = parse_period("2026").value();
  bool persons = true, lasts = false, is_whole_shown = true, given_others = false;
  std::vector<definition::Series> series{};
  std::int64_t least = kLeastForPartners, cases = 0;
};

TEST_F(Figures, OfASumAreShownWhereEveryCellHasNobodyOrEnough) {
  add(facts, 6, "nord"), add(facts, 12, "sud");
  EXPECT_EQ(table(1), "nord/6 sud/12");
  EXPECT_EQ(table(0), "18");

  add(facts, 4, "est");
  EXPECT_EQ(table(1), "-");
  EXPECT_EQ(table(0), "22");
}

TEST_F(Figures, OfManyFactsOfFewPersonsAreWithheld) {
  add(facts, 3, "nord");
  for (auto& fact : facts) fact.n = 40;

  EXPECT_EQ(table(0), "-");
}

TEST_F(Figures, OfThingsAreAlwaysShown) {
  persons = false;
  add(facts, 1, "nord");

  EXPECT_EQ(table(1), "nord/1");
}

TEST_F(Figures, ForPublicationNeedMore) {
  add(facts, 10, "nord");
  EXPECT_EQ(table(0), "10");
  least = kLeastForPublication;
  EXPECT_EQ(table(0), "-");
}

TEST_F(Figures, AreOfThePeriodAndOfWhatTheyFilter) {
  add(facts, 6, "nord", {{"serie", "neuf"}}), add(facts, 9, "nord", {{"serie", "huit"}});
  add(facts, 7, "nord", {{"serie", "neuf"}}, "2025-12-31");
  indicator.where = {Filter{"serie", {"neuf"}, {}, {}}};

  EXPECT_EQ(table(0), "6");
}

TEST_F(Figures, OfDistinctPersonsCountEachOnce) {
  add(facts, 5, "nord");
  auto again = facts;
  facts.insert(facts.end(), again.begin(), again.end());
  EXPECT_EQ(table(0), "10");

  indicator.kind = Indicator::Kind::distinct;
  EXPECT_EQ(table(0), "5");
}

TEST_F(Figures, OfAShareHaveEnoughOnBothSides) {
  indicator.kind = Indicator::Kind::share;
  indicator.is = {Filter{"joint", {"true"}, {}, {}}};
  add(facts, 15, "nord", {{"joint", true}}), add(facts, 5, "nord", {{"joint", false}});
  EXPECT_EQ(table(0), "75");

  facts.pop_back();
  EXPECT_EQ(table(0), "-");
}

TEST_F(Figures, OfACohortFollowEachPersonWhereTheRatioWouldNot) {
  indicator.kind = Indicator::Kind::cohort;
  indicator.within = parse_delay("60 days");
  add(others, 73, "nord");
  for (int i = 0; i < 27; ++i) {
    Fact third = others[static_cast<std::size_t>(i)];
    third.day = on("2026-04-15");
    facts.push_back(third);
  }
  add(facts, 34, "nord", {}, "2026-04-15");  // of children who are accompanied since last year

  const auto given = ask();

  ASSERT_THAT(given.tables, SizeIs(2));
  EXPECT_NEAR(*given.tables[1].cells[0].value, 100.0 * 27 / 73, 0.001);
  EXPECT_EQ(given.tables[1].cells[0].of, 73);
  indicator.kind = Indicator::Kind::ratio;
  EXPECT_EQ(table(0), "83");
}

TEST_F(Figures, OfACohortLeaveOutThoseWhoAreTooYoung) {
  indicator.kind = Indicator::Kind::cohort;
  indicator.within = parse_delay("60 days");
  period = parse_period("2027").value();
  add(others, 5, "nord", {}, "2027-03-01"), add(others, 2, "nord", {}, "2027-05-31");

  const auto given = ask();

  EXPECT_EQ(given.too_young, 2);
  EXPECT_EQ(given.tables.back().cells[0].of, 5);
}

TEST_F(Figures, OfMeasuresAreTheirMeanAndMedian) {
  add(facts, 5, "nord");
  for (std::size_t i = 0; i < 5; ++i) facts[i].n = std::vector<std::int64_t>{1, 2, 3, 4, 40}[i];
  indicator.kind = Indicator::Kind::mean;
  EXPECT_EQ(table(0), "10");
  indicator.kind = Indicator::Kind::median;
  EXPECT_EQ(table(0), "3");
}

TEST_F(Figures, OfWeeksAreThoseWithEnough) {
  persons = false;
  indicator.kind = Indicator::Kind::weeks;
  add(facts, 2, "nord", {}, "2026-03-02"), add(facts, 1, "nord", {}, "2026-03-08"),
      add(facts, 1, "nord", {}, "2026-03-09");
  EXPECT_EQ(table(0), "2");
  indicator.least = 2;
  EXPECT_EQ(table(0), "1");
}

TEST_F(Figures, OfAStockAreThoseWhoAreThereOnTheLastDay) {
  lasts = true;
  indicator.kind = Indicator::Kind::stock;
  add(facts, 8, "nord", {}, "2025-10-01");
  for (int i = 0; i < 2; ++i) {
    Fact left = facts[static_cast<std::size_t>(i)];
    left.n = -1, left.day = on("2026-02-01");
    facts.push_back(left);
  }
  EXPECT_EQ(table(0), "6");

  indicator.kind = Indicator::Kind::distinct;  // for whom it lasted on a day of the period
  EXPECT_EQ(table(0), "8");
}

TEST_F(Figures, OfAListAreTheValuesThatThereAre) {
  persons = false;
  indicator.kind = Indicator::Kind::list;
  indicator.by = "support";
  add(facts, 2, "nord", {{"support", "peinture"}}), add(facts, 1, "nord", {{"support", "jardin"}}),
      add(facts, 1, "nord");

  EXPECT_EQ(table(0), "2");
}

TEST_F(Figures, ByColumnsAreWithheldOneTableAtATime) {
  indicator.columns = {"cadre"};
  add(facts, 6, "nord", {{"cadre", "rue"}}), add(facts, 5, "nord", {{"cadre", "suivi"}});
  add(facts, 5, "sud", {{"cadre", "rue"}}), add(facts, 1, "sud", {{"cadre", "suivi"}});

  const auto given = ask();

  ASSERT_THAT(given.withheld, SizeIs(1));
  EXPECT_THAT(given.withheld[0].dimensions, ElementsAre("territory", "cadre"));
  EXPECT_THAT(given.tables, SizeIs(3));
  EXPECT_EQ(table(1), "nord/11 sud/6");
  EXPECT_EQ(table(0), "17");
}

// 8 to 14 and 9 to 14: both are shown where those of 8 alone are nobody or enough.
TEST_F(Figures, OfSeriesThatOverlapAreShownWhereTheirDifferenceIs) {
  series = {{"public", {}, {Filter{"age", {"huit", "neuf"}, {}, {}}}},
            {"besoin", {}, {Filter{"age", {"neuf"}, {}, {}}}}};
  add(facts, 9, "nord", {{"age", "neuf"}}), add(facts, 4, "nord", {{"age", "huit"}});
  EXPECT_THAT(ask().tables, IsEmpty());

  add(facts, 1, "nord", {{"age", "huit"}});

  const auto shown = ask().tables;
  ASSERT_THAT(shown, SizeIs(4));
  EXPECT_EQ(shown[2].series, "public");
  EXPECT_EQ(shown[2].cells[0].value, 14);
  EXPECT_EQ(shown[3].series, "besoin");
  EXPECT_EQ(shown[3].cells[0].value, 9);
}

TEST_F(Figures, WithAFilterAreWithheldWhereWhatTheyLeaveOutCouldBeSubtracted) {
  indicator.where = {Filter{"age", {"neuf"}, {}, {}}};
  add(facts, 9, "nord", {{"age", "neuf"}}), add(facts, 4, "nord", {{"age", "huit"}});
  EXPECT_EQ(table(0), "-");

  is_whole_shown = false;
  EXPECT_EQ(table(0), "9");
}

// Six children of 9 in all; four of them were also counted at 8, so two would be found by subtracting.
TEST_F(Figures, OfPersonsWhoAreInTwoSeriesAreWithheldWhereTheDifferenceIsSmall) {
  indicator.kind = Indicator::Kind::distinct;
  indicator.where = {Filter{"age", {"neuf"}, {}, {}}};
  add(facts, 6, "nord", {{"age", "neuf"}}), add(facts, 7, "nord", {{"age", "huit"}});
  EXPECT_EQ(table(0), "6");

  for (std::size_t i = 0; i < 4; ++i) facts[6 + i].case_id = facts[i].case_id;
  EXPECT_EQ(table(0), "-");
}

TEST_F(Figures, OfARatioMayBeDividedByWhatIsGiven) {
  indicator.kind = Indicator::Kind::ratio;
  given_others = true;
  add(facts, 6, "nord");
  others.push_back({on("2026-01-01"), 0, 0, 0, "nord", {}, 8});

  EXPECT_EQ(table(0), "75");
}

TEST_F(Figures, OfAListHaveEachValueAndItsSum) {
  persons = false;
  indicator.kind = Indicator::Kind::list;
  indicator.by = "support";
  add(facts, 2, "nord", {{"support", "peinture"}}), add(facts, 1, "nord", {{"support", "jardin"}});

  EXPECT_THAT(ask().tables.back().cells[0].values, ElementsAre(std::pair("jardin", 1), std::pair("peinture", 2)));
}

TEST_F(Figures, ThatAreKeptAreShownToEachAudienceByWhoIsBehindThem) {
  add(facts, 6, "nord"), add(facts, 12, "sud");
  const auto kept = all_figures({indicator, facts, others, period, testing::paris(), on("2027-06-01")});

  EXPECT_THAT(shown_figures(kept, kLeastForPartners).tables, SizeIs(2));
  EXPECT_THAT(shown_figures(kept, kLeastForPublication).tables, SizeIs(1));
}

TEST_F(Figures, OfNothingAreATotalOfNothing) {
  EXPECT_EQ(table(0), "0");
  EXPECT_THAT(ask().withheld, IsEmpty());
}

}  // namespace
}  // namespace parcours::report

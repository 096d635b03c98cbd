#include "report/small_counts.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <map>

namespace parcours::report {
namespace {

using ::testing::ElementsAre;

using Counts = std::vector<std::int64_t>;

// Calls `use` with all counts of `cells` cells that add up to `total` at most.
void each_table(std::size_t cells, std::int64_t total, const std::function<void(const Counts&)>& use) {
  Counts counts(cells);
  const std::function<void(std::size_t, std::int64_t)> fill = [&](std::size_t at, std::int64_t left) {
    if (at == cells) return use(counts);
    for (std::int64_t n = 0; n <= left; ++n) {
      counts[at] = n;
      fill(at + 1, left - n);
    }
  };
  fill(0, total);
}

// A way to show counts: the tables of which each is shown whole or not at all, and other counts that must not be found
// out.
struct Publication {
  std::vector<std::size_t> shape;
  std::function<std::vector<Table>(const Table& finest)> tables;
  std::function<Counts(const Table& finest)> others = [](const Table&) { return Counts(); };
  // What is shown of them to somebody who reads everything that is shown to anybody. -1: a table is withheld.
  static Counts outside(const std::vector<Table>& all) {
    Counts seen;
    for (const auto least : {kLeastForPartners, kLeastForPublication})
      for (const auto& table : all) {
        if (may_be_shown(table, least))
          seen.insert(seen.end(), table.cells.begin(), table.cells.end());
        else
          seen.push_back(-1);
      }
    return seen;
  }
};

// How many cells of 1 to 4 somebody finds out who knows the rule and everything that is shown: in all tables that look
// the same from outside, the cell has the same value.
std::size_t leaks(const Publication& publication, std::int64_t total) {
  std::size_t cells = 1;
  for (const auto size : publication.shape) cells *= size;
  std::map<Counts, Counts> groups;  // the cells behind what is seen; -1: of several values
  each_table(cells, total, [&](const Counts& counts) {
    const auto tables = publication.tables({publication.shape, counts});
    auto inside = publication.others({publication.shape, counts});
    for (const auto& table : tables) inside.insert(inside.end(), table.cells.begin(), table.cells.end());
    const auto [group, is_new] = groups.try_emplace(Publication::outside(tables), inside);
    for (std::size_t i = 0; !is_new && i < inside.size(); ++i)
      if (group->second[i] != inside[i]) group->second[i] = -1;
  });
  std::size_t found = 0;
  for (const auto& [outside, values] : groups)
    for (const auto value : values) found += value > 0 && value < kLeastForPartners;
  return found;
}

Publication declared(std::vector<std::size_t> shape) {
  const auto tables = declared_tables(shape.size(), true);
  return {std::move(shape), [tables](const Table& finest) {
            std::vector<Table> all;
            for (const auto& kept : tables) all.push_back(coarser(finest, kept));
            return all;
          }};
}

TEST(SmallCounts, OfRowsByColumnsAreNeverFoundOut) { EXPECT_EQ(leaks(declared({3, 2}), 13), 0U); }

TEST(SmallCounts, OfRowsByTwoColumnsAreNeverFoundOut) { EXPECT_EQ(leaks(declared({2, 2, 2}), 10), 0U); }

// The two halves of a year, by quartier: each half is a table of its own, and so is the year.
TEST(SmallCounts, AreFoundOutWhereAYearIsShownNextToItsHalves) {
  const Publication publication{{2, 2}, [](const Table& finest) {
                                  const auto& c = finest.cells;
                                  return std::vector<Table>{
                                      {{2}, {c[0], c[1]}}, {{2}, {c[2], c[3]}}, coarser(finest, {1})};
                                }};

  EXPECT_GT(leaks(publication, 8), 0U);
}

// 8 years and 9 to 14, by quartier: the children of 8 to 14 are a table, and those of 9 to 14 another one.
TEST(SmallCounts, AreFoundOutWhereSeriesThatOverlapAreShownNextToEachOther) {
  const Publication publication{{2, 2},
                                [](const Table& finest) {
                                  return std::vector<Table>{coarser(finest, {1}),
                                                            {{2}, {finest.cells[2], finest.cells[3]}}};
                                },
                                [](const Table& finest) { return Counts{finest.cells[0], finest.cells[1]}; }};

  EXPECT_GT(leaks(publication, 8), 0U);
}

TEST(ATable, IsShownWhereEveryCellIsNothingOrTheLeastCount) {
  EXPECT_TRUE(may_be_shown({{2}, {0, 5}}, kLeastForPartners));
  EXPECT_FALSE(may_be_shown({{2}, {4, 5}}, kLeastForPartners));
  EXPECT_FALSE(may_be_shown({{2}, {5, 11}}, kLeastForPublication));
}

TEST(ATable, IsAddedOverTheDimensionsThatACoarserOneDoesNotKeep) {
  const Table finest{{3, 2}, {1, 2, 3, 4, 5, 6}};

  EXPECT_THAT(coarser(finest, {0}).cells, ElementsAre(3, 7, 11));
  EXPECT_THAT(coarser(finest, {1}).cells, ElementsAre(9, 12));
  EXPECT_THAT(coarser(finest, {}).cells, ElementsAre(21));
  EXPECT_EQ(coarser(finest, {0, 1}), finest);
}

TEST(ATable, ThatIsWithheldLeavesTheCoarserOnes) {
  const auto shown = shown_tables({{2, 2}, {6, 5, 5, 1}}, declared_tables(2, true), kLeastForPartners);

  ASSERT_EQ(shown.size(), 4U);
  EXPECT_FALSE(shown[0]);
  EXPECT_THAT(shown[1]->cells, ElementsAre(11, 6));
  EXPECT_THAT(shown[2]->cells, ElementsAre(11, 6));
  EXPECT_THAT(shown[3]->cells, ElementsAre(17));
}

TEST(DeclaredTables, AreEachThereOnce) {
  EXPECT_THAT(declared_tables(0, false), ElementsAre(Dimensions{}));
  EXPECT_THAT(declared_tables(1, true), ElementsAre(Dimensions{0}, Dimensions{}));
  EXPECT_THAT(declared_tables(2, false), ElementsAre(Dimensions{0, 1}, Dimensions{}));
  EXPECT_THAT(declared_tables(3, true),
              ElementsAre(Dimensions{0, 1, 2}, Dimensions{0}, Dimensions{1, 2}, Dimensions{}));
}

}  // namespace
}  // namespace parcours::report

#include "report/small_counts.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace parcours::report {
namespace {

using ::testing::ElementsAre;

using Counts = std::vector<std::int64_t>;

// A model of the rule by counts alone: how many different cases are in each cell, each case in one cell. The last
// dimension is the first in the order of the cells; a total has no dimension and one cell.
struct Table {
  std::vector<std::size_t> shape;  // the number of values of each dimension
  Counts cells;                    // as many as the product of `shape`
  friend bool operator==(const Table&, const Table&) = default;
};

bool may_be_shown(const Table& table, std::int64_t least) {
  return std::all_of(table.cells.begin(), table.cells.end(), [&](std::int64_t n) { return n == 0 || n >= least; });
}

// The place of a cell in the table that keeps those dimensions.
std::size_t place_in_coarser(std::size_t cell, const Table& table, const Dimensions& kept) {
  std::size_t place = 0, step = 1;
  for (auto dimension = table.shape.size(); dimension-- > 0;) {
    const auto size = table.shape[dimension];
    if (std::find(kept.begin(), kept.end(), dimension) != kept.end()) {
      place += cell % size * step;
      step *= size;
    }
    cell /= size;
  }
  return place;
}

// Adds the cells over the dimensions that are not kept.
Table coarser(const Table& table, const Dimensions& kept) {
  Table made;
  for (const auto dimension : kept) made.shape.push_back(table.shape[dimension]);
  made.cells.resize(std::accumulate(made.shape.begin(), made.shape.end(), std::size_t{1}, std::multiplies<>()));
  for (std::size_t cell = 0; cell < table.cells.size(); ++cell)
    made.cells[place_in_coarser(cell, table, kept)] += table.cells[cell];
  return made;
}

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
  const auto tables = declared_tables(shape.size());
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

TEST(DeclaredTables, AreEachThereOnce) {
  EXPECT_THAT(declared_tables(0), ElementsAre(Dimensions{}));
  EXPECT_THAT(declared_tables(1), ElementsAre(Dimensions{0}, Dimensions{}));
  EXPECT_THAT(declared_tables(3), ElementsAre(Dimensions{0, 1, 2}, Dimensions{0}, Dimensions{1, 2}, Dimensions{}));
}

}  // namespace
}  // namespace parcours::report

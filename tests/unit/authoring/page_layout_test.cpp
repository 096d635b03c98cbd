// Where the bands of a page are.
#include "authoring/page_layout.hpp"

#include <gtest/gtest.h>

namespace parcours::authoring {
namespace {

constexpr double kHead = 44;

TEST(LaidOut, BandsOfEqualWidthAreBelowEachOther) {
  const auto layout = laid_out({{800, 500}, {800, 300}, {800, 140}}, kHead);

  EXPECT_LE(layout.cells[0].bottom, layout.cells[1].top);
  EXPECT_LE(layout.cells[1].bottom, layout.cells[2].top);
}

TEST(LaidOut, TheLegendIsWhereThereIsRoom) {
  const auto layout = laid_out({{970, 572}, {1003, 749}, {1600, 607}, {652, 630}, {848, 145}}, kHead);
  const auto& legend = layout.cells[4];

  EXPECT_EQ(5U, layout.cells.size());
  EXPECT_GE(legend.top, layout.cells[0].bottom);
  EXPECT_LE(legend.bottom, layout.cells[2].top);
  EXPECT_LE(legend.right, layout.cells[1].left);
}

TEST(LaidOut, AllOfItIsOnThePage) {
  const auto layout = laid_out({{400, 900}, {300, 200}, {500, 140}}, kHead);

  for (const auto& cell : layout.cells) {
    EXPECT_GE(cell.left, 0);
    EXPECT_LE(cell.right, layout.page.width + 0.01);
    EXPECT_LE(cell.bottom, layout.page.height + 0.01);
  }
}

}  // namespace
}  // namespace parcours::authoring

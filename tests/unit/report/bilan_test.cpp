#include "report/bilan.hpp"

#include <gtest/gtest.h>

namespace parcours::report {
namespace {

TEST(Bilan, AddsUpWhatIsOfTheSameKind) {
  const auto reported = suppress_small_counts(
      {{"p2.i1", "monaque", "{}", 4}, {"p2.i1", "monaque", "{}", 3}, {"p2.i1", "bressons", "{}", 9}});

  ASSERT_EQ(reported.size(), 2u);
  EXPECT_EQ(reported[0].territory, "bressons");
  EXPECT_EQ(reported[1].n, 7);
}

TEST(Bilan, WithholdsACountThatMayPointAtSomebody) {
  const auto reported =
      suppress_small_counts({{"p2.i1", "a", "{}", 1}, {"p2.i1", "b", "{}", 4}, {"p2.i1", "c", "{}", 5}});

  EXPECT_FALSE(reported[0].n);
  EXPECT_FALSE(reported[1].n);
  EXPECT_EQ(reported[2].n, 5);
}

TEST(Bilan, TellsZero) { EXPECT_EQ(suppress_small_counts({{"p2.i1", "a", "{}", 0}})[0].n, 0); }

}  // namespace
}  // namespace parcours::report

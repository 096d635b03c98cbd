#include "store/capabilities.hpp"

#include <gtest/gtest.h>

namespace parcours::store {
namespace {

TEST(NumberedRepeats, NameAParameterOnceAndThenItsPlace) {
  EXPECT_EQ(with_numbered_repeats("select :a, :b where x = :a or y in (:b, :c, :b)"),
            "select :a, :b where x = $1 or y in ($2, :c, $2)");
}

TEST(NumberedRepeats, TakeTheWholeName) {
  EXPECT_EQ(with_numbered_repeats(":word, :word1, :word"), ":word, :word1, $1");
  EXPECT_EQ(with_numbered_repeats("limit :most"), "limit :most");
  EXPECT_EQ(with_numbered_repeats(":lastId, :lastName, :lastId"), ":lastId, :lastName, $1");
}

TEST(NumberedRepeats, LeaveTextsAsTheyAre) {
  EXPECT_EQ(with_numbered_repeats("select ':a', :a, 'it''s :a', :a"), "select ':a', :a, 'it''s :a', $1");
  EXPECT_EQ(with_numbered_repeats("x::text, y::text, :a, :a"), "x::text, y::text, :a, $1");
}

}  // namespace
}  // namespace parcours::store

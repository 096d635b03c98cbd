#include "engine/acts/head.hpp"

#include <gtest/gtest.h>

namespace parcours::engine {
namespace {

const Head kHead{"3f2a", 12, 173, "xcLIIO00L92ozolra5z1uMAKIcxLIHFMxuXTwFw1JAs="};

TEST(Head, IsThreeLines) {
  EXPECT_EQ(to_text(kHead), "parcours 3f2a\n12 173\nxcLIIO00L92ozolra5z1uMAKIcxLIHFMxuXTwFw1JAs=\n");
}

TEST(Head, IsReadFromItsLinesOrFromOneLine) {
  EXPECT_EQ(read_head(to_text(kHead)), kHead);
  EXPECT_EQ(read_head("\n parcours 3f2a 12\t173 xcLIIO00L92ozolra5z1uMAKIcxLIHFMxuXTwFw1JAs=\r\n"), kHead);
}

TEST(Head, MayBeFollowedBySignatures) { EXPECT_EQ(read_head(to_text(kHead) + "\n\u2014 ville abcdef+Zm9v\n"), kHead); }

TEST(Head, IsNothingElse) {
  for (const auto* text : {"", "parcours", "parcours a 1 2", "parcours a 1 2 r more", "other a 1 2 r",
                           "parcours a x 2 r", "parcours a 0 2 r", "parcours a 1 -2 r", "parcours a 1 2\n\nr"})
    EXPECT_FALSE(read_head(text)) << text;
}

}  // namespace
}  // namespace parcours::engine

#include "base/retry_delays.hpp"

#include <gtest/gtest.h>

namespace parcours {
namespace {

TEST(PauseAfter, GrowsWithEachFailureAndEndsInADayAndAHalf) {
  Duration last{}, whole{};
  int attempts = 1;
  for (auto pause = retry_delay(attempts); pause; pause = retry_delay(++attempts)) {
    EXPECT_GT(*pause, last);
    last = *pause, whole += last;
    ASSERT_LT(attempts, 20);
  }

  EXPECT_EQ(attempts, 7);
  EXPECT_GT(whole, std::chrono::hours(36));
  EXPECT_LT(whole, std::chrono::hours(48));
}

TEST(PauseAfter, IsNoneBeforeTheFirstFailure) { EXPECT_FALSE(retry_delay(0)); }

}  // namespace
}  // namespace parcours

#include "parcours/clock.hpp"

#include <gtest/gtest.h>

namespace parcours {
namespace {

using namespace std::chrono;

TEST(SystemClock, TellsATimeAfterThisWasWritten) { EXPECT_GT(system_clock().now(), Instant(sys_days(2026y / 1 / 1))); }

TEST(SystemClock, DoesNotGoBackBetweenTwoQuestions) {
  const auto first = system_clock().now();

  EXPECT_GE(system_clock().now(), first);
}

TEST(SystemClock, IsOneForTheProgram) { EXPECT_EQ(&system_clock(), &system_clock()); }

}  // namespace
}  // namespace parcours

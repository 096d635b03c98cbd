#include "parcours/local_time.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace parcours {
namespace {

using namespace std::chrono;

constexpr Instant kSummerNoon = sys_days(2026y / 7 / 1) + 12h;

Error::Code refused(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

TEST(LocalTime, IsWhatTheClocksOfTheZoneShow) {
  EXPECT_EQ(local_time(kSummerNoon, "Europe/Paris"), "2026-07-01 14:00");
  EXPECT_EQ(local_time(kSummerNoon, "America/Guadeloupe"), "2026-07-01 08:00");
  EXPECT_EQ(local_time(kSummerNoon, "Pacific/Noumea"), "2026-07-01 23:00");
}

TEST(LocalTime, LeavesTheSecondsOut) {
  EXPECT_EQ(local_time(kSummerNoon + 59s + 999999us, "Europe/Paris"), "2026-07-01 14:00");
}

TEST(LocalTime, IsRefusedInAZoneThatTheMachineDoesNotKnow) {
  EXPECT_EQ(refused([] { local_time(kSummerNoon, "Europe/Nulle-Part"); }), Error::Code::configuration);
  EXPECT_EQ(refused([] { local_time(kSummerNoon, ""); }), Error::Code::configuration);
}

TEST(StartOf, IsMidnightInTheZone) {
  EXPECT_EQ(start_of(2026y / 7 / 1, "Europe/Paris"), sys_days(2026y / 6 / 30) + 22h);
  EXPECT_EQ(start_of(2026y / 7 / 1, "America/Guadeloupe"), sys_days(2026y / 7 / 1) + 4h);
}

TEST(StartOf, RefusesADayThatDoesNotExist) {
  EXPECT_EQ(refused([] { start_of(2026y / 2 / 30, "Europe/Paris"); }), Error::Code::misuse);
}

}  // namespace
}  // namespace parcours

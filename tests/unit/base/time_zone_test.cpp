// The clocks of a place, as tzdata has them.
#include "base/time_zone.hpp"

#include <gtest/gtest.h>

#include "parcours/error.hpp"

namespace parcours {
namespace {

using namespace std::chrono;

sys_seconds utc(sys_days day, minutes time) { return sys_seconds(day) + time; }
seconds wall(sys_days day, minutes time) { return utc(day, time).time_since_epoch(); }

TEST(ZoneOffset, IsThatOfTheSeason) {
  const TimeZone paris("Europe/Paris");

  EXPECT_EQ(hours(1), paris.offset_at(utc(2026y / 1 / 15, hours(12))));
  EXPECT_EQ(hours(2), paris.offset_at(utc(2026y / 7 / 15, hours(12))));
  EXPECT_EQ(hours(1), paris.offset_at(utc(2026y / 3 / 29, hours(1) - minutes(1))));
  EXPECT_EQ(hours(2), paris.offset_at(utc(2026y / 3 / 29, hours(1))));
}

TEST(ZoneOffset, OfTheFirstYearsIsThatOfTheSun) {
  EXPECT_EQ(seconds(561), TimeZone("Europe/Paris").offset_at(utc(1850y / 1 / 1, hours(0))));
}

TEST(ZoneOffset, MayBeBehindAndNeverChange) {
  EXPECT_EQ(-minutes(570), TimeZone("Pacific/Marquesas").offset_at(utc(2026y / 7 / 1, hours(0))));
  EXPECT_EQ(seconds(0), TimeZone("UTC").offset_at(utc(2026y / 7 / 1, hours(0))));
}

TEST(WhenShown, IsTheInstantOfAWallClock) {
  const TimeZone paris("Europe/Paris");

  EXPECT_EQ(utc(2026y / 1 / 15, hours(8)), paris.when_shown(wall(2026y / 1 / 15, hours(9))));
  EXPECT_EQ(utc(2026y / 7 / 15, hours(7)), paris.when_shown(wall(2026y / 7 / 15, hours(9))));
}

TEST(WhenShown, IsTheChangeWhereTheClocksSkipIt) {
  EXPECT_EQ(utc(2026y / 3 / 29, hours(1)), TimeZone("Europe/Paris").when_shown(wall(2026y / 3 / 29, minutes(150))));
}

TEST(WhenShown, IsTheFirstTimeWhereTheClocksShowItTwice) {
  EXPECT_EQ(utc(2026y / 10 / 25, minutes(30)),
            TimeZone("Europe/Paris").when_shown(wall(2026y / 10 / 25, minutes(150))));
}

TEST(AZone, ThatTheMachineDoesNotKnowIsRefused) {
  for (const char* name : {"", "Europe/Parys", "Europe", "../../../etc/passwd", "/etc/localtime", "zone.tab"})
    EXPECT_THROW(TimeZone{name}, Error) << name;
}

}  // namespace
}  // namespace parcours

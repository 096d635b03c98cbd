#include "base/calendar.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace parcours {

namespace {

using namespace std::chrono;
using Unit = Delay::Unit;

Instant utc(std::string_view text) { return parse_instant(text, Calendar("Europe/Paris")).value(); }
Delay delay(std::string_view text) { return parse_delay(text).value(); }

class ParisCalendar : public ::testing::Test {
 protected:
  const Calendar paris_{"Europe/Paris"};
};

TEST_F(ParisCalendar, KnowsWhichDayItIsInTheCity) {
  EXPECT_EQ(paris_.day_of(utc("2026-03-01T22:59:59Z")), 2026y / 3 / 1);
  EXPECT_EQ(paris_.day_of(utc("2026-03-01T23:00:00Z")), 2026y / 3 / 2);
  EXPECT_EQ(paris_.day_of(utc("2026-07-01T21:59:59Z")), 2026y / 7 / 1);
  EXPECT_EQ(paris_.day_of(utc("2026-07-01T22:00:00Z")), 2026y / 7 / 2);
}

TEST_F(ParisCalendar, SkipsAnHourInTheNightOf29March) {
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 1h + 59min), utc("2026-03-29T00:59:00Z"));
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 2h), utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 2h + 30min), utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 2h + 59min), utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 3h), utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 3h + 1min), utc("2026-03-29T01:01:00Z"));
}

TEST_F(ParisCalendar, TakesTheFirstOfTwoHoursInTheNightOf25October) {
  EXPECT_EQ(paris_.at(2026y / 10 / 25, 1h + 59min), utc("2026-10-24T23:59:00Z"));
  EXPECT_EQ(paris_.at(2026y / 10 / 25, 2h), utc("2026-10-25T00:00:00Z"));
  EXPECT_EQ(paris_.at(2026y / 10 / 25, 2h + 59min), utc("2026-10-25T00:59:00Z"));
  EXPECT_EQ(paris_.at(2026y / 10 / 25, 3h), utc("2026-10-25T02:00:00Z"));
}

TEST_F(ParisCalendar, HasADayOf23AndOneOf25Hours) {
  EXPECT_EQ(paris_.end_of(2026y / 3 / 29) - paris_.start_of(2026y / 3 / 29), 23h);
  EXPECT_EQ(paris_.end_of(2026y / 10 / 25) - paris_.start_of(2026y / 10 / 25), 25h);
  EXPECT_EQ(paris_.end_of(2026y / 3 / 2) - paris_.start_of(2026y / 3 / 2), 24h);
}

TEST_F(ParisCalendar, ShowsBothTimesOfTheRepeatedHour) {
  EXPECT_EQ(to_text(utc("2026-10-25T00:30:00Z"), paris_), "2026-10-25 02:30");
  EXPECT_EQ(to_text(utc("2026-10-25T01:30:00Z"), paris_), "2026-10-25 02:30");
  EXPECT_EQ(to_text(utc("2026-10-25T02:00:00Z"), paris_), "2026-10-25 03:00");
}

TEST_F(ParisCalendar, KeepsSummerTimeAfterTheTablesOfTheSystemEnd) {
  EXPECT_EQ(paris_.start_of(2038y / 7 / 1), utc("2038-06-30T22:00:00Z"));
  EXPECT_EQ(paris_.start_of(2052y / 12 / 1), utc("2052-11-30T23:00:00Z"));
  EXPECT_EQ(paris_.day_of(utc("2099-08-01T22:00:00Z")), 2099y / 8 / 2);
  EXPECT_EQ(paris_.end_of(2044y / 3 / 27) - paris_.start_of(2044y / 3 / 27), 23h);  // the last Sunday of March
  EXPECT_EQ(paris_.at(2044y / 10 / 30, 2h + 30min), utc("2044-10-30T00:30:00Z"));
}

TEST_F(ParisCalendar, GoesThereAndBackOnEveryDay) {
  for (sys_days day = 2024y / 1 / 1; day < 2053y / 1 / 1; day += days(1)) {
    ASSERT_EQ(paris_.day_of(paris_.start_of(day)), Date(day));
    ASSERT_EQ(paris_.day_of(paris_.end_of(day) - 1us), Date(day));
    ASSERT_EQ(paris_.end_of(day), paris_.start_of(day + days(1)));
  }
}

TEST_F(ParisCalendar, CountsMinutesAndHoursAsTheyElapse) {
  EXPECT_EQ(paris_.end_of_delay(delay("24 hours"), utc("2026-03-28T12:00:00Z")), utc("2026-03-29T12:00:00Z"));
  EXPECT_EQ(paris_.end_of_delay(delay("90 minutes"), utc("2026-03-28T23:30:00Z")), utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(paris_.last_day_start(delay("24 hours"), utc("2026-03-28T12:00:00Z")), utc("2026-03-29T12:00:00Z"));
}

TEST_F(ParisCalendar, EndsADelayOfDaysWithItsLastDay) {
  const auto monday = utc("2026-11-23T09:00:00Z");

  EXPECT_EQ(paris_.end_of_delay(delay("10 days"), monday), paris_.end_of(2026y / 12 / 3));
  EXPECT_EQ(paris_.last_day_start(delay("10 days"), monday), paris_.start_of(2026y / 12 / 3));
  EXPECT_EQ(paris_.end_of_delay(delay("0 days"), monday), paris_.end_of(2026y / 11 / 23));
  EXPECT_EQ(paris_.end_of_delay(delay("2 weeks"), monday), paris_.end_of(2026y / 12 / 7));
}

TEST_F(ParisCalendar, BeginsADelayOnTheDayOfTheCityAndNotOfGreenwich) {
  EXPECT_EQ(paris_.end_of_delay(delay("1 day"), utc("2026-11-23T23:30:00Z")), paris_.end_of(2026y / 11 / 25));
}

TEST_F(ParisCalendar, RollsTheLastDayAsItIsTold) {
  const auto from = utc("2026-11-23T09:00:00Z");  // thirty days on is Wednesday 23 December, thirty-two is Christmas

  EXPECT_EQ(paris_.end_of_delay(delay("30 days"), from), paris_.end_of(2026y / 12 / 23));
  EXPECT_EQ(paris_.end_of_delay(delay("32 days"), from), paris_.end_of(2026y / 12 / 28));
  EXPECT_EQ(paris_.end_of_delay(delay("32 days"), from, Roll::back), paris_.end_of(2026y / 12 / 24));
  EXPECT_EQ(paris_.end_of_delay(delay("32 days"), from, Roll::none), paris_.end_of(2026y / 12 / 25));
  EXPECT_EQ(paris_.last_day_start(delay("32 days"), from, Roll::back), paris_.start_of(2026y / 12 / 24));
}

TEST_F(ParisCalendar, CountsWorkingDaysOverEaster) {
  EXPECT_EQ(paris_.end_of_delay(delay("2 working days"), utc("2026-04-03T07:30:00Z")), paris_.end_of(2026y / 4 / 8));
  EXPECT_EQ(paris_.last_day_start(delay("2 working days"), utc("2026-04-03T07:30:00Z")),
            paris_.start_of(2026y / 4 / 8));
}

TEST_F(ParisCalendar, CountsMonthsAndYearsByTheDayNumber) {
  EXPECT_EQ(paris_.end_of_delay(delay("1 month"), utc("2026-01-31T09:00:00Z"), Roll::none),
            paris_.end_of(2026y / 2 / 28));
  EXPECT_EQ(paris_.end_of_delay(delay("1 month"), utc("2026-01-31T09:00:00Z")), paris_.end_of(2026y / 3 / 2));
  EXPECT_EQ(paris_.end_of_delay(delay("1 year"), utc("2028-02-29T09:00:00Z"), Roll::none),
            paris_.end_of(2029y / 2 / 28));
}

TEST_F(ParisCalendar, CountsDutyInTheHoursOfWorkingDays) {
  const auto at = [&](Date day, minutes time) { return paris_.at(day, time); };
  const Date friday = 2026y / 11 / 20, monday = 2026y / 11 / 23, tuesday = 2026y / 11 / 24;

  EXPECT_EQ(paris_.end_of_delay(delay("1 duty hour"), at(monday, 10h)), at(monday, 11h));
  EXPECT_EQ(paris_.end_of_delay(delay("1 duty hour"), at(monday, 7h)), at(monday, 10h));
  EXPECT_EQ(paris_.end_of_delay(delay("1 duty hour"), at(monday, 16h)), at(monday, 17h));
  EXPECT_EQ(paris_.end_of_delay(delay("1 duty hour"), at(friday, 16h + 30min)), at(monday, 9h + 30min));
  EXPECT_EQ(paris_.end_of_delay(delay("30 duty minutes"), at(friday, 17h)), at(monday, 9h + 30min));
  EXPECT_EQ(paris_.end_of_delay(delay("8 duty hours"), at(monday, 9h)), at(monday, 17h));
  EXPECT_EQ(paris_.end_of_delay(delay("9 duty hours"), at(monday, 9h)), at(tuesday, 10h));
  EXPECT_EQ(paris_.end_of_delay(delay("40 duty hours"), at(monday, 12h)), at(2026y / 11 / 30, 12h));
  EXPECT_EQ(paris_.end_of_delay(delay("1 duty hour"), at(2026y / 11 / 11, 10h)),
            at(2026y / 11 / 12, 10h));  // Armistice
  EXPECT_EQ(paris_.end_of_delay(delay("0 duty hours"), at(monday, 20h)), at(tuesday, 9h));
}

TEST_F(ParisCalendar, TellsHowLongDutyWasOn) {
  const auto at = [&](Date day, minutes time) { return paris_.at(day, time); };
  const Date friday = 2026y / 11 / 20, monday = 2026y / 11 / 23;

  EXPECT_EQ(paris_.duty_between(at(monday, 10h), at(monday, 11h + 30min)), 90min);
  EXPECT_EQ(paris_.duty_between(at(friday, 16h), at(monday, 9h + 15min)), 75min);
  EXPECT_EQ(paris_.duty_between(at(friday, 18h), at(monday, 8h)), 0min);
  EXPECT_EQ(paris_.duty_between(at(monday, 11h), at(friday, 10h)), 0min);
  EXPECT_EQ(paris_.duty_between(at(2026y / 11 / 10, 9h), at(2026y / 11 / 12, 9h)), 8h);  // Armistice between
}

TEST_F(ParisCalendar, CountsDutyOverTheTwoOddNights) {
  EXPECT_EQ(paris_.end_of_delay(delay("2 duty hours"), utc("2026-03-27T15:00:00Z")), utc("2026-03-30T08:00:00Z"));
  EXPECT_EQ(paris_.end_of_delay(delay("2 duty hours"), utc("2026-10-23T14:00:00Z")), utc("2026-10-26T09:00:00Z"));
}

TEST_F(ParisCalendar, KeepsTheTimeOnTheWallOverTheTwoOddNights) {
  EXPECT_EQ(paris_.end_of_delay(delay("1 day"), utc("2026-03-28T08:00:00Z"), Roll::none), utc("2026-03-29T22:00:00Z"));
  EXPECT_EQ(paris_.end_of_delay(delay("1 day"), utc("2026-10-24T07:00:00Z"), Roll::none), utc("2026-10-25T23:00:00Z"));
  EXPECT_EQ(paris_.at(2026y / 3 / 29, 9h) - paris_.at(2026y / 3 / 28, 9h), 23h);
  EXPECT_EQ(paris_.at(2026y / 10 / 25, 9h) - paris_.at(2026y / 10 / 24, 9h), 25h);
}

TEST_F(ParisCalendar, RollsADelayOfWorkableDaysThatEndsOnASaturday) {
  const auto thursday = utc("2026-03-05T09:00:00Z");

  EXPECT_EQ(paris_.end_of_delay(delay("2 workable days"), thursday), paris_.end_of(2026y / 3 / 9));
  EXPECT_EQ(paris_.end_of_delay(delay("2 workable days"), thursday, Roll::none), paris_.end_of(2026y / 3 / 7));
}

TEST(Calendar, HasTheHoursOfDutyThatTheCitySets) {
  const Calendar night(CalendarSettings{"Europe/Paris", false, 0h, 24h});
  const auto [from, to] = *parse_duty("08:30-18:00");
  const Calendar long_days(CalendarSettings{"Europe/Paris", false, from, to});

  EXPECT_EQ(night.end_of_delay(delay("2 duty hours"), night.at(2026y / 11 / 23, 23h)), night.at(2026y / 11 / 24, 1h));
  EXPECT_EQ(long_days.end_of_delay(delay("1 duty hour"), utc("2026-11-23T06:00:00Z")), utc("2026-11-23T08:30:00Z"));
}

TEST(ParseDuty, TakesOneStretchOfADay) {
  EXPECT_EQ(parse_duty("00:00-24:00"), (std::pair<minutes, minutes>(0h, 24h)));
  for (const char* text : {"", "9-17", "17:00-09:00", "09:00-09:30", "09:00 17:00", "09:00-25:00", "24:00-24:00",
                           "09:00-17:000", "xx:00-17:00"})
    EXPECT_EQ(parse_duty(text), std::nullopt) << text;
}

TEST_F(ParisCalendar, KeepsEveryDelayWithinItsYears) {
  constexpr auto largest = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
  for (const auto unit : {Unit::minutes, Unit::hours, Unit::days, Unit::weeks, Unit::months, Unit::years})
    for (const std::int64_t n : {largest, least, std::int64_t{1'000'000}})
      for (const auto from : {Instant::min(), Instant::max(), utc("2026-03-02T09:00:00Z")}) {
        const auto over = paris_.end_of_delay({n, unit, ""}, from);
        EXPECT_TRUE(over >= paris_.start_of(1y / 1 / 1) && over <= paris_.end_of(9999y / 12 / 31) + 2h)
            << to_text(over);
      }
}

TEST_F(ParisCalendar, HoldsTheLastInstantsThereAre) {
  EXPECT_EQ(paris_.day_of(Instant::min()), 1y / 1 / 1);
  EXPECT_EQ(paris_.day_of(Instant::max()), 9999y / 12 / 31);
  EXPECT_EQ(paris_.time_of(Instant::max()), 23h + 59min);
}

TEST_F(ParisCalendar, RefusesADayOrATimeThatDoesNotExist) {
  EXPECT_THROW(paris_.at(2026y / 2 / 29), Error);
  EXPECT_THROW(paris_.end_of(10000y / 1 / 1), Error);
  EXPECT_THROW(paris_.at(2026y / 3 / 2, -1min), Error);
  EXPECT_THROW(paris_.at(2026y / 3 / 2, 24h + 1min), Error);
  EXPECT_EQ(paris_.at(2026y / 3 / 2, 24h), paris_.end_of(2026y / 3 / 2));
}

TEST(Calendar, SpeaksOfOtherCitiesToo) {
  const Calendar reunion("Indian/Reunion");

  EXPECT_EQ(reunion.day_of(utc("2026-07-01T20:00:00Z")), 2026y / 7 / 2);
  EXPECT_EQ(reunion.start_of(2050y / 7 / 1), utc("2050-06-30T20:00:00Z"));
}

TEST(Calendar, NamesAZoneThatTheMachineDoesNotKnow) {
  for (const char* zone : {"Europe/Pariss", "", "Europe", "../../etc/passwd", "/etc/localtime", "file:Europe/Paris",
                           "Fixed/UTC+02:00:00"}) {
    try {
      Calendar unknown(zone);
      FAIL() << zone;
    } catch (const Error& e) {
      EXPECT_EQ(e.code(), Error::Code::configuration);
      EXPECT_NE(std::string(e.what()).find(std::string("'") + zone + "'"), std::string::npos);
    }
  }
}

TEST(Moment, KnowsItsDay) {
  const Calendar calendar("Europe/Paris");

  EXPECT_EQ((Moment{utc("2026-03-01T23:30:00Z"), calendar}.today()), 2026y / 3 / 2);
}

}  // namespace
}  // namespace parcours

// Legal holidays, working days and workable days (holidays.cpp).
#include <gtest/gtest.h>

#include <random>

#include "base/calendar.hpp"

namespace parcours {

namespace {

using namespace std::chrono;

// The slow and obvious implementation, to compare with.
Date counted_one_by_one(const Calendar& calendar, Date from, int n) {
  sys_days day = from;
  for (const int step = n < 0 ? -1 : 1; n != 0; n -= calendar.is_working(day) ? step : 0) day += days(step);
  return day;
}

TEST(Easter, FallsWhereTheAlmanacsPutIt) {
  for (const Date day : {1900y / 4 / 15, 1913y / 3 / 23, 1943y / 4 / 25, 1954y / 4 / 18, 1961y / 4 / 2,  1970y / 3 / 29,
                         1981y / 4 / 19, 1999y / 4 / 4,  2000y / 4 / 23, 2005y / 3 / 27, 2008y / 3 / 23, 2011y / 4 / 24,
                         2016y / 3 / 27, 2019y / 4 / 21, 2024y / 3 / 31, 2025y / 4 / 20, 2026y / 4 / 5,  2027y / 3 / 28,
                         2038y / 4 / 25, 2049y / 4 / 18, 2076y / 4 / 19, 2100y / 3 / 28})
    EXPECT_EQ(easter(static_cast<int>(day.year())), day);
}

TEST(Easter, IsASundayBetween22MarchAnd25AprilInEveryYear) {
  for (int year = 1; year <= 9999; ++year) {
    const auto day = easter(year);
    ASSERT_EQ(weekday(day), Sunday) << year;
    ASSERT_TRUE(day >= std::chrono::year(year) / 3 / 22 && day <= std::chrono::year(year) / 4 / 25) << year;
  }
}

TEST(Easter, IsAskedOfCountedYearsOnly) {
  for (const int year : {0, -1, 10000, 2147483647, -2147483647}) EXPECT_THROW(easter(year), Error) << year;
}

TEST(LegalHolidays, AreElevenIn2026) {
  const std::set<Date> expected = {2026y / 1 / 1,  2026y / 4 / 6,   2026y / 5 / 1,  2026y / 5 / 8,
                                   2026y / 5 / 14, 2026y / 5 / 25,  2026y / 7 / 14, 2026y / 8 / 15,
                                   2026y / 11 / 1, 2026y / 11 / 11, 2026y / 12 / 25};

  EXPECT_EQ(legal_holidays(2026), expected);
}

TEST(LegalHolidays, AreTenWhereAscensionMeetsTheFirstOfMay) { EXPECT_EQ(legal_holidays(2008).size(), 10U); }

TEST(LegalHolidays, AreTwoMoreInAlsaceAndMoselle) {
  auto expected = legal_holidays(2026);
  expected.insert({2026y / 4 / 3, 2026y / 12 / 26});

  EXPECT_EQ(legal_holidays(2026, true), expected);
  EXPECT_FALSE(Calendar(CalendarSettings{"Europe/Paris", true}).is_working(2026y / 4 / 3));
}

TEST(WorkingDay, IsMondayToFridayAndNoHoliday) {
  const Calendar calendar("Europe/Paris");

  EXPECT_TRUE(calendar.is_working(2026y / 3 / 2));
  EXPECT_FALSE(calendar.is_working(2026y / 3 / 7));
  EXPECT_FALSE(calendar.is_working(2026y / 3 / 8));
  EXPECT_FALSE(calendar.is_working(2026y / 7 / 14));
  EXPECT_TRUE(calendar.is_working(2026y / 4 / 3));  // Good Friday
}

TEST(WorkingDay, IsNotAskedOfADayThatDoesNotExist) {
  const Calendar calendar("Europe/Paris");

  for (const Date day :
       {2026y / 2 / 30, 2026y / 13 / 1, 0y / 1 / 1, 10000y / 1 / 1, Date(2026y, month(0), std::chrono::day(0))})
    EXPECT_THROW(calendar.is_working(day), Error);
}

TEST(Roll, GoesToTheNextOrTheLastWorkingDay) {
  const Calendar calendar("Europe/Paris");
  const Date holy_saturday = 2026y / 4 / 4;

  EXPECT_EQ(calendar.roll(holy_saturday, Roll::next), 2026y / 4 / 7);
  EXPECT_EQ(calendar.roll(holy_saturday, Roll::back), 2026y / 4 / 3);
  EXPECT_EQ(calendar.roll(holy_saturday, Roll::none), holy_saturday);
  EXPECT_EQ(calendar.roll(2026y / 4 / 7, Roll::next), 2026y / 4 / 7);
}

TEST(Roll, StopsAtTheEndsOfTime) {
  EXPECT_EQ(Calendar("Europe/Paris").roll(1y / 1 / 1, Roll::back), 1y / 1 / 1);
  EXPECT_EQ(Calendar("Europe/Paris").roll(9999y / 12 / 31, Roll::next), 9999y / 12 / 31);
}

TEST(PlusWorkingDays, PassesOverWeekendsAndHolidays) {
  const Calendar calendar("Europe/Paris");

  EXPECT_EQ(calendar.plus_working_days(2026y / 4 / 3, 1), 2026y / 4 / 7);  // Easter
  EXPECT_EQ(calendar.plus_working_days(2026y / 4 / 7, -1), 2026y / 4 / 3);
  EXPECT_EQ(calendar.plus_working_days(2026y / 5 / 7, 1), 2026y / 5 / 11);  // Friday 8 May
  EXPECT_EQ(calendar.plus_working_days(2026y / 12 / 24, 5), 2027y / 1 / 4);
  EXPECT_EQ(calendar.plus_working_days(2026y / 3 / 7, 1), 2026y / 3 / 9);  // from a Saturday
}

TEST(PlusWorkableDays, CountSaturdaysToo) {
  const Calendar calendar("Europe/Paris");

  EXPECT_EQ(calendar.plus_workable_days(2026y / 3 / 6, 1), 2026y / 3 / 7);
  EXPECT_EQ(calendar.plus_workable_days(2026y / 3 / 6, 2), 2026y / 3 / 9);
  EXPECT_EQ(calendar.plus_workable_days(2026y / 4 / 4, 1), 2026y / 4 / 7);  // Easter Monday is none
  EXPECT_EQ(calendar.plus_workable_days(2026y / 3 / 9, -2), 2026y / 3 / 6);
}

TEST(PlusWorkableDays, AgreeWithCountingOneByOneInAlsace) {
  const Calendar calendar(CalendarSettings{"Europe/Paris", true});
  const auto is_workable = [](sys_days day) {
    return weekday(day) != Sunday && !legal_holidays(static_cast<int>(Date(day).year()), true).contains(Date(day));
  };
  sys_days day = 2024y / 12 / 20;
  for (int n = 1; n <= 700; ++n) {
    do day += days(1);
    while (!is_workable(day));
    ASSERT_EQ(calendar.plus_workable_days(2024y / 12 / 20, n), Date(day)) << n;
  }
}

TEST(PlusWorkingDays, OfNoneIsTheDayItself) {
  EXPECT_EQ(Calendar("Europe/Paris").plus_working_days(2026y / 3 / 7, 0), 2026y / 3 / 7);
}

TEST(PlusWorkingDays, AgreesWithCountingOneByOne) {
  const Calendar calendar("Europe/Paris");
  std::mt19937 chance(2026);
  for (int i = 0; i < 100; ++i) {
    const Date from = sys_days(1990y / 1 / 1) + days(static_cast<int>(chance() % 20000));
    const int n = static_cast<int>(chance() % 2000) - 1000;
    ASSERT_EQ(calendar.plus_working_days(from, n), counted_one_by_one(calendar, from, n))
        << to_text(from) << " plus " << n;
  }
}

TEST(PlusWorkingDays, ComesBackOverTwoCenturies) {
  const Calendar calendar("Europe/Paris");
  const Date monday = 2026y / 3 / 2;

  EXPECT_EQ(calendar.plus_working_days(calendar.plus_working_days(monday, 50000), -50000), monday);
}

TEST(PlusWorkingDays, OfAnyNumberEndsAtOnce) {
  const Calendar calendar("Europe/Paris");
  using Limits = std::numeric_limits<std::int64_t>;

  EXPECT_EQ(calendar.plus_working_days(2026y / 3 / 2, 1'000'000), 5991y / 1 / 9);
  EXPECT_EQ(calendar.plus_working_days(2026y / 3 / 2, Limits::max()), 9999y / 12 / 31);
  EXPECT_EQ(calendar.plus_working_days(2026y / 3 / 2, Limits::min()), 1y / 1 / 1);
}

TEST(PlusMonths, KeepsTheDayNumberOrTakesTheLastOfTheMonth) {
  EXPECT_EQ(Calendar::plus_months(2026y / 1 / 31, 1), 2026y / 2 / 28);
  EXPECT_EQ(Calendar::plus_months(2028y / 1 / 31, 1), 2028y / 2 / 29);
  EXPECT_EQ(Calendar::plus_months(2026y / 3 / 31, -1), 2026y / 2 / 28);
  EXPECT_EQ(Calendar::plus_months(2026y / 8 / 31, 6), 2027y / 2 / 28);
  EXPECT_EQ(Calendar::plus_months(2026y / 12 / 15, 1), 2027y / 1 / 15);
  EXPECT_EQ(Calendar::plus_months(2026y / 1 / 15, -1), 2025y / 12 / 15);
  EXPECT_EQ(Calendar::plus_months(2026y / 1 / 31, 0), 2026y / 1 / 31);
}

TEST(PlusMonths, BringsALeapDayToTheTwentyEighthOfAPlainYear) {
  EXPECT_EQ(Calendar::plus_months(2024y / 2 / 29, 12), 2025y / 2 / 28);
  EXPECT_EQ(Calendar::plus_months(2024y / 2 / 29, 48), 2028y / 2 / 29);
  EXPECT_EQ(Calendar::plus_months(2096y / 2 / 29, 48), 2100y / 2 / 28);
}

TEST(PlusMonths, ReachesTheFirstAndTheLastMonth) {
  EXPECT_EQ(Calendar::plus_months(1y / 3 / 15, -2), 1y / 1 / 15);
  EXPECT_EQ(Calendar::plus_months(9999y / 10 / 15, 2), 9999y / 12 / 15);
}

TEST(PlusMonths, StopsAtTheEndsOfTime) {
  using Limits = std::numeric_limits<std::int64_t>;

  EXPECT_EQ(Calendar::plus_months(9999y / 11 / 30, 1), 9999y / 12 / 30);
  EXPECT_EQ(Calendar::plus_months(9999y / 12 / 1, 1), 9999y / 12 / 31);
  EXPECT_EQ(Calendar::plus_months(1y / 1 / 2, -1), 1y / 1 / 1);
  EXPECT_EQ(Calendar::plus_months(2026y / 1 / 1, Limits::max()), 9999y / 12 / 31);
  EXPECT_EQ(Calendar::plus_months(2026y / 1 / 1, Limits::min()), 1y / 1 / 1);
}

}  // namespace
}  // namespace parcours

// Reading and writing dates and instants (date_text.cpp).
#include <gtest/gtest.h>

#include <limits>

#include "base/calendar.hpp"

namespace parcours {
namespace {

using namespace std::chrono;

TEST(ParseDate, ReadsADayThatExists) {
  EXPECT_EQ(parse_date("2026-03-02"), 2026y / 3 / 2);
  EXPECT_EQ(parse_date("2024-02-29"), 2024y / 2 / 29);
  EXPECT_EQ(parse_date("2000-02-29"), 2000y / 2 / 29);
  EXPECT_EQ(parse_date("0001-01-01"), 1y / 1 / 1);
  EXPECT_EQ(parse_date("9999-12-31"), 9999y / 12 / 31);
}

TEST(ParseDate, RefusesADayThatDoesNotExist) {
  for (const char* text :
       {"2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "0000-01-01"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(ParseDate, RefusesWhatIsWrittenOtherwise) {
  for (const char* text :
       {"", "2026", "2026-3-2", "26-03-02", "02/03/2026", "2026-03-02 ", " 2026-03-02", "2026-03-022", "+2026-03-02",
        "-001-03-02", "2026-03-02T", "2026/03/02", "2026-03-0é", "20260302", "2026-03"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(ParseInstant, ReadsTheTimeOfTheCityAndOfGreenwich) {
  const Calendar calendar("Europe/Paris");
  const Instant half_past_nine = sys_days(2026y / 3 / 2) + 9h + 30min;

  EXPECT_EQ(parse_instant("2026-03-02T09:30:00Z", calendar), half_past_nine);
  EXPECT_EQ(parse_instant("2026-03-02 10:30", calendar), half_past_nine);
  EXPECT_EQ(parse_instant("2026-03-02T09:30:59.000001Z", calendar), half_past_nine + 59s + 1us);
  EXPECT_EQ(parse_instant("2026-03-02T09:30:00.5Z", calendar), half_past_nine + 500ms);
}

TEST(ParseInstant, RefusesWhatIsWrittenOtherwise) {
  const Calendar calendar("Europe/Paris");
  for (const char* text :
       {"", "2026-03-02", "2026-03-02 ", "2026-03-02 24:00", "2026-03-02 09:60", "2026-03-02 9:30",
        "2026-03-02 09:30:00", "2026-03-02T09:30", "2026-03-02T09:30:00", "2026-03-02T09:30:60Z",
        "2026-03-02T09:30:00.Z", "2026-03-02T09:30:00.1234567Z", "2026-03-02T09:30:00+01:00", "2026-03-02 09:30:00Z",
        "2026-03-02T09:30Z", "2026-02-30 09:30", "2026-03-02T09:30:00Zx", "2026-03-02T09:30:00.5"})
    EXPECT_EQ(parse_instant(text, calendar), std::nullopt) << text;
}

TEST(InstantText, IsReadBack) {
  const Calendar calendar("Europe/Paris");
  for (const char* text : {"2026-03-02T09:30:00Z", "2026-03-02T09:30:00.5Z", "1969-12-31T23:59:59.999999Z",
                           "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"})
    EXPECT_EQ(to_text(parse_instant(text, calendar).value()), text);
}

TEST(InstantText, NeverLeavesTheCountedYears) {
  EXPECT_EQ(to_text(Instant::max()), "9999-12-31T23:59:59.999999Z");
  EXPECT_EQ(to_text(Instant::min()), "0001-01-01T00:00:00Z");
}

TEST(InstantText, InTheCityIsWhatItsClocksShow) {
  const Calendar calendar("Europe/Paris");

  EXPECT_EQ(to_text(parse_instant("2026-07-02T22:30:59Z", calendar).value(), calendar), "2026-07-03 00:30");
}

TEST(DateText, IsReadBack) {
  for (const char* text : {"2026-03-02", "0987-12-31"}) EXPECT_EQ(to_text(parse_date(text).value()), text);
}

}  // namespace
}  // namespace parcours

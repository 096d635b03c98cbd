// Reading and writing delays (delay.cpp).
#include <gtest/gtest.h>

#include "base/calendar.hpp"

namespace parcours {
namespace {

using Unit = Delay::Unit;

TEST(ParseDelay, ReadsEveryUnitInOneAndMany) {
  EXPECT_EQ(parse_delay("90 minutes"), (Delay{90, Unit::minutes, ""}));
  EXPECT_EQ(parse_delay("1 hour"), (Delay{1, Unit::hours, ""}));
  EXPECT_EQ(parse_delay("10 days"), (Delay{10, Unit::days, ""}));
  EXPECT_EQ(parse_delay("2 weeks"), (Delay{2, Unit::weeks, ""}));
  EXPECT_EQ(parse_delay("3 months"), (Delay{3, Unit::months, ""}));
  EXPECT_EQ(parse_delay("26 years"), (Delay{26, Unit::years, ""}));
  EXPECT_EQ(parse_delay("2 working days"), (Delay{2, Unit::days, "working"}));
  EXPECT_EQ(parse_delay("6 workable days"), (Delay{6, Unit::days, "workable"}));
  EXPECT_EQ(parse_delay("1 duty hour"), (Delay{1, Unit::hours, "duty"}));
  EXPECT_EQ(parse_delay("30 duty minutes"), (Delay{30, Unit::minutes, "duty"}));
  EXPECT_EQ(parse_delay("  0   day  "), (Delay{0, Unit::days, ""}));
}

TEST(ParseDelay, RefusesAUnitItDoesNotKnow) {
  for (const char* text : {"2 jours", "2 seconds", "2 dayss", "2 s", "2 Days", "2 fortnights"})
    EXPECT_EQ(parse_delay(text), std::nullopt) << text;
}

TEST(ParseDelay, RefusesWhatIsNoDelay) {
  for (const char* text :
       {"", " ", "2", "days", "2days", "-2 days", "+2 days", "2.5 days", "2 days later", "2 working", "two days",
        "working days", "2 working working days", "0x2 days", "2\tdays", "2 days\n", "é days"})
    EXPECT_EQ(parse_delay(text), std::nullopt) << text;
}

TEST(ParseDelay, KnowsWorkingTimeInDaysOnly) {
  for (const char* text : {"2 working hours", "2 working weeks", "2 working months"})
    EXPECT_EQ(parse_delay(text), std::nullopt) << text;
}

TEST(ParseDelay, KnowsDutyInHoursAndMinutesOnly) {
  for (const char* text : {"2 duty days", "2 duty weeks", "2 workable hours", "2 business days"})
    EXPECT_EQ(parse_delay(text), std::nullopt) << text;
}

TEST(ParseDelay, TakesAMillionAndNoMore) {
  EXPECT_EQ(parse_delay("1000000 days")->n, 1'000'000);
  EXPECT_EQ(parse_delay("1000001 days"), std::nullopt);
  EXPECT_EQ(parse_delay("2000000000 working days"), std::nullopt);
  EXPECT_EQ(parse_delay("99999999999999999999999999 minutes"), std::nullopt);
}

TEST(DelayText, IsReadBack) {
  for (const char* text : {"1 minute", "2 working days", "1 working day", "0 days", "3 months", "26 years", "1 week",
                           "48 hours", "1 duty hour", "6 workable days"})
    EXPECT_EQ(to_text(parse_delay(text).value()), text);
}

}  // namespace
}  // namespace parcours

#include "expression/time.hpp"

#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

TEST(Instants, AreReadAsRfc3339AndNothingElse) {
  EXPECT_EQ(instant_of("1970-01-01T00:00:01.25Z"), 1'250'000);
  EXPECT_EQ(instant_of("1970-01-01T02:00:00+02:00"), 0);
  EXPECT_EQ(instant_of("1970-01-01T00:00:00.123456000Z"), 123'456);
  for (const auto* text :
       {"1970-01-01", "1970-01-01T00:00:00", "1970-01-01 00:00:00Z", "1970-02-30T00:00:00Z", "1970-01-01T24:00:00Z",
        "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00.1234567Z", "1970-01-01T00:00:00Zx", ""})
    EXPECT_FALSE(instant_of(text)) << text;
}

TEST(Durations, AreReadAsCelWritesThem) {
  EXPECT_EQ(duration_of("1h30m"), 5'400'000'000);
  EXPECT_EQ(duration_of("-1.5s"), -1'500'000);
  EXPECT_EQ(duration_of("100ms"), 100'000);
  EXPECT_EQ(duration_of("0"), 0);
  EXPECT_EQ(duration_of("1000ns"), 1);
  EXPECT_EQ(duration_of("1.5000000us500ns"), 2);
  for (const auto* text :
       {"-1ns", "0.5us", "1.0000001s", "0.0000000001s", "", "1", "s", "1x", "h1", "1h-2m", "99999999999h", "-", "."})
    EXPECT_FALSE(duration_of(text)) << text;
  EXPECT_EQ(duration_text(Duration(-1'500'000)), "-1.5s");
  EXPECT_EQ(duration_text(Duration(5'400'000'000)), "5400s");
}

TEST(TimeFunctions, ReadAClockInGreenwichInAZoneOrAtAnOffset) {
  EXPECT_EQ(answer("at.getHours()"), "9");
  EXPECT_EQ(answer("at.getHours('Europe/Paris')"), "10");
  EXPECT_EQ(answer("at.getHours('-10:00')"), "23");
  EXPECT_EQ(answer("at.getDayOfWeek()"), "5");
  EXPECT_EQ(answer("at.getHours('Europe/Pari')"), "error: unknown time zone");
  EXPECT_EQ(answer("at.getHours('../../etc/passwd')"), "error: unknown time zone");
}

TEST(TimeFunctions, AreRightInTheTwoOddNights) {
  EXPECT_EQ(answer("timestamp('2026-10-25T00:30:00Z').getHours('Europe/Paris')"), "2");
  EXPECT_EQ(answer("timestamp('2026-10-25T01:30:10Z').getHours('Europe/Paris')"), "2");
  EXPECT_EQ(answer("timestamp('2026-10-25T01:30:10Z').getMinutes('Europe/Paris')"), "30");
  EXPECT_EQ(answer("timestamp('2026-10-25T01:30:10Z').getSeconds('Europe/Paris')"), "10");
  EXPECT_EQ(answer("timestamp('2026-03-29T01:30:00Z').getHours('Europe/Paris')"), "3");
  EXPECT_EQ(answer("timestamp('2026-03-29T01:30:00Z').getMinutes('Europe/Paris')"), "30");
}

TEST(TimeFunctions, ReadDatesAndDurations) {
  EXPECT_EQ(answer("d.getFullYear()"), "2026");
  EXPECT_EQ(answer("d.getMonth()"), "10");
  EXPECT_EQ(answer("d.getDate()"), "20");
  EXPECT_EQ(answer("delai.getHours()"), "36");
  EXPECT_EQ(answer("duration('1.5s').getMilliseconds()"), "500");
  EXPECT_EQ(answer("days(1).getHours()"), "error: a delay in days has no hours");
}

TEST(Times, LeaveTheirRangeWithAnError) {
  EXPECT_EQ(answer("timestamp('9999-12-31T23:59:59Z') + duration('1s')"), "error: time out of range");
  EXPECT_EQ(answer("date('9999-12-31') + days(1)"), "error: time out of range");
  EXPECT_EQ(answer("date('0001-01-01') - months(1)"), "error: time out of range");
  EXPECT_EQ(answer("timestamp(9223372036854775807)"), "error: time out of range");
}

TEST(Conversions, KeepWhatIsExact) {
  EXPECT_EQ(answer("string(prix)"), "\"12.5\"");
  EXPECT_EQ(answer("int(prix)"), "12");
  EXPECT_EQ(answer("double(prix)"), "12.5");
  EXPECT_EQ(answer("string(d)"), "\"2026-11-20\"");
  EXPECT_EQ(answer("string(at)"), "\"2026-11-20T09:00:00Z\"");
  EXPECT_EQ(answer("string(days(2))"), "\"2 days\"");
  EXPECT_EQ(answer("int('12')"), "12");
  EXPECT_EQ(answer("int('douze')"), "error: text cannot be converted");
  EXPECT_EQ(answer("int(-9223372036854775808.0)"), "error: number out of range");
  EXPECT_EQ(answer("double('abc')"), "error: text cannot be converted");
}

}  // namespace
}  // namespace parcours::expression

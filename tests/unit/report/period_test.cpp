#include "report/period.hpp"

#include <gtest/gtest.h>

namespace parcours::report {
namespace {

Date day(const char* text) { return parse_date(text).value(); }

struct Case {
  const char *text, *from, *until, *previous;
};

class APeriod : public ::testing::TestWithParam<Case> {};

TEST_P(APeriod, IsReadAndWrittenAndHasAPreviousOne) {
  const auto period = parse_period(GetParam().text);

  ASSERT_TRUE(period);
  EXPECT_EQ(period->from, day(GetParam().from));
  EXPECT_EQ(period->until, day(GetParam().until));
  EXPECT_EQ(to_text(*period), GetParam().text);
  EXPECT_EQ(to_text(previous(*period)), GetParam().previous);
  EXPECT_EQ(previous(*period).until, period->from);
}

INSTANTIATE_TEST_SUITE_P(All, APeriod,
                         ::testing::Values(Case{"2026", "2026-01-01", "2027-01-01", "2025"},
                                           Case{"2025-2026", "2025-09-01", "2026-09-01", "2024-2025"},
                                           Case{"2026-T1", "2026-01-01", "2026-04-01", "2025-T4"},
                                           Case{"2026-T4", "2026-10-01", "2027-01-01", "2026-T3"},
                                           Case{"2026-03", "2026-03-01", "2026-04-01", "2026-02"},
                                           Case{"2024-02", "2024-02-01", "2024-03-01", "2024-01"},
                                           Case{"2026-01", "2026-01-01", "2026-02-01", "2025-12"}));

TEST(Periods, AreNothingElse) {
  for (const char* text : {"", "26", "2026-", "2026-13", "2026-00", "2026-T0", "2026-T5", "2026-T", "2025-2027",
                           "2026-1", "2026-03-01", "0026", "20a6", "2026 "})
    EXPECT_FALSE(parse_period(text)) << text;
}

TEST(Periods, AreClosedOnTheDayAfterTheirLast) {
  const auto march = parse_period("2026-03").value();

  EXPECT_FALSE(is_closed(march, day("2026-03-31")));
  EXPECT_TRUE(is_closed(march, day("2026-04-01")));
}

TEST(TheLatestPeriod, IsOverOnTheDayOrContainsIt) {
  const auto day = std::chrono::sys_days(std::chrono::year(2026) / 9 / 1);
  const auto text = [&](Period::Kind kind, bool under_way) { return to_text(latest(kind, day, under_way)); };

  EXPECT_EQ(text(Period::Kind::year, false), "2025");
  EXPECT_EQ(text(Period::Kind::school_year, false), "2025-2026");
  EXPECT_EQ(text(Period::Kind::quarter, false), "2026-T2");
  EXPECT_EQ(text(Period::Kind::month, false), "2026-08");
  EXPECT_EQ(text(Period::Kind::year, true), "2026");
  EXPECT_EQ(text(Period::Kind::school_year, true), "2026-2027");
  EXPECT_EQ(text(Period::Kind::quarter, true), "2026-T3");
}

}  // namespace
}  // namespace parcours::report

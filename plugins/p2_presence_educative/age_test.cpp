#include "age.hpp"

#include <gtest/gtest.h>

namespace p2 {
namespace {

using parcours::Date;
using namespace std::chrono;

Date day_of(int y, unsigned m, unsigned d) { return Date{year{y}, month{m}, day{d}}; }
const Date kSunday = day_of(2026, 11, 22);

struct Row {
  Date born;
  Fit public_8_14, need_9_14, transition_15;
};

class TheTableOfTheDomain : public testing::TestWithParam<Row> {};

TEST_P(TheTableOfTheDomain, TellsWhoIsInThePublicOnThatSunday) {
  const auto& row = GetParam();
  const Birth birth{row.born, row.born};

  EXPECT_EQ(fit(birth, kSunday, 8, 14), row.public_8_14);
  EXPECT_EQ(fit(birth, kSunday, 9, 14), row.need_9_14);
  EXPECT_EQ(fit(birth, kSunday, 15, 15), row.transition_15);
}

INSTANTIATE_TEST_SUITE_P(On22November2026, TheTableOfTheDomain,
                         testing::Values(Row{day_of(2018, 11, 22), Fit::inside, Fit::before, Fit::before},
                                         Row{day_of(2018, 11, 23), Fit::before, Fit::before, Fit::before},
                                         Row{day_of(2017, 11, 22), Fit::inside, Fit::inside, Fit::before},
                                         Row{day_of(2011, 11, 23), Fit::inside, Fit::inside, Fit::before},
                                         Row{day_of(2011, 11, 22), Fit::after, Fit::after, Fit::inside},
                                         Row{day_of(2010, 11, 23), Fit::after, Fit::after, Fit::inside},
                                         Row{day_of(2010, 11, 22), Fit::after, Fit::after, Fit::after},
                                         Row{day_of(2000, 11, 23), Fit::after, Fit::after, Fit::after},
                                         Row{day_of(2000, 11, 22), Fit::after, Fit::after, Fit::after},
                                         Row{day_of(1995, 11, 22), Fit::after, Fit::after, Fit::after}));

TEST(Birthday, OfALeapDayIsTheFirstOfMarchInCommonYears) {
  EXPECT_EQ(birthday(day_of(2012, 2, 29), 14), day_of(2026, 3, 1));
  EXPECT_EQ(birthday(day_of(2012, 2, 29), 16), day_of(2028, 2, 29));
}

TEST(Fit, OfALeapDayEndsOnTheLastOfFebruary) {
  const Birth birth{day_of(2012, 2, 29), day_of(2012, 2, 29)};

  EXPECT_EQ(fit(birth, day_of(2027, 2, 28), 8, 14), Fit::inside);
  EXPECT_EQ(fit(birth, day_of(2027, 3, 1), 8, 14), Fit::after);
}

TEST(Fit, IsUncertainOnlyWhenBothEndsDisagree) {
  EXPECT_EQ(fit(*birth_of("2015"), kSunday, 8, 14), Fit::inside);
  EXPECT_EQ(fit(*birth_of("2018"), kSunday, 8, 14), Fit::uncertain);
  EXPECT_EQ(fit(*birth_of("2018-11"), kSunday, 8, 14), Fit::uncertain);
  EXPECT_EQ(fit(*birth_of("2018-12"), kSunday, 8, 14), Fit::before);
  EXPECT_EQ(fit(*birth_of("2012~"), kSunday, 8, 14), Fit::uncertain);
  EXPECT_EQ(fit(*birth_of("2015~"), kSunday, 8, 14), Fit::inside);
}

TEST(BirthOf, KnowsDaysMonthsYearsAndEstimates) {
  EXPECT_EQ(birth_of(day_of(2016, 5, 3))->latest, day_of(2016, 5, 3));
  EXPECT_EQ(birth_of("2016-05-03")->earliest, day_of(2016, 5, 3));
  EXPECT_EQ(birth_of("2016-02")->latest, day_of(2016, 2, 29));
  EXPECT_EQ(birth_of("2016")->latest, day_of(2016, 12, 31));
  EXPECT_EQ(birth_of("2016~")->earliest, day_of(2015, 1, 1));
  EXPECT_TRUE(birth_of("2016~")->estimated);
  EXPECT_EQ(birth_of("2016-02-29~")->latest, day_of(2017, 2, 28));
  EXPECT_FALSE(birth_of("2016")->estimated);
}

TEST(BirthOf, IsEmptyForWhatIsNoBirth) {
  for (const char* text : {"", "hier", "2016-13", "2016-02-30", "16", "2016-5-3", "~", "20160503", "-016"})
    EXPECT_FALSE(birth_of(text)) << text;
  EXPECT_FALSE(birth_of(parcours::Value(12)));
  EXPECT_FALSE(birth_of(parcours::Value()));
}

TEST(Series, TellsNeedFromPublicAndNamesNobody) {
  const auto of = [](const char* born) {
    const parcours::Value value(born);
    return series(&value, kSunday);
  };

  EXPECT_EQ(of("2018-11-22"), "public_8");
  EXPECT_EQ(of("2017-11-22"), "besoin_9_14");
  EXPECT_EQ(of("2011-11-22"), "transition_15");
  EXPECT_EQ(of("2009-11-22"), "autre");
  EXPECT_EQ(of("2018"), "incertain");
  EXPECT_EQ(series(nullptr, kSunday), "incertain");
}

}  // namespace
}  // namespace p2

// The births and ages of parcours/sdk/birth.hpp, with which sheets and expressions compute.
#include "expression/birth.hpp"

#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

using sdk::age_fit, sdk::AgeFit;

const Date kSomeSunday = day("2026-11-22");

TEST(Birthday, OfALeapDayIsTheFirstOfMarchInCommonYears) {
  EXPECT_EQ(birthday(day("2012-02-29"), 14), day("2026-03-01"));
  EXPECT_EQ(birthday(day("2012-02-29"), 16), day("2028-02-29"));
}

TEST(Birthday, IsEmptyOutsideOfTheYearsOneTo9999) {
  EXPECT_EQ(birthday(day("2012-06-01"), 8000), std::nullopt);
  EXPECT_EQ(birthday(day("2012-06-01"), -2012), std::nullopt);
}

TEST(AgeFit, OfALeapDayEndsOnTheLastOfFebruary) {
  const Birth birth{day("2012-02-29"), day("2012-02-29")};

  EXPECT_EQ(age_fit(birth, day("2027-02-28"), 8, 14), AgeFit::inside);
  EXPECT_EQ(age_fit(birth, day("2027-03-01"), 8, 14), AgeFit::after);
}

TEST(AgeFit, IsUncertainOnlyWhenThePossibleBirthsDisagree) {
  EXPECT_EQ(age_fit(*birth_of("2015"), kSomeSunday, 8, 14), AgeFit::inside);
  EXPECT_EQ(age_fit(*birth_of("2018"), kSomeSunday, 8, 14), AgeFit::uncertain);
  EXPECT_EQ(age_fit(*birth_of("2018-11"), kSomeSunday, 8, 14), AgeFit::uncertain);
  EXPECT_EQ(age_fit(*birth_of("2018-12"), kSomeSunday, 8, 14), AgeFit::before);
  EXPECT_EQ(age_fit(*birth_of("2012~"), kSomeSunday, 8, 14), AgeFit::uncertain);
  EXPECT_EQ(age_fit(*birth_of("2015~"), kSomeSunday, 8, 14), AgeFit::inside);
  EXPECT_EQ(age_fit(*birth_of("2010"), kSomeSunday, 8, 14), AgeFit::after);
}

TEST(BirthOf, ReadsDaysMonthsYearsAndEstimates) {
  EXPECT_EQ(birth_of(day("2016-05-03"))->last, day("2016-05-03"));
  EXPECT_EQ(birth_of("2016-05-03")->first, day("2016-05-03"));
  EXPECT_EQ(birth_of("2016-02")->last, day("2016-02-29"));
  EXPECT_EQ(birth_of("2016")->last, day("2016-12-31"));
  EXPECT_EQ(birth_of("2016~")->first, day("2015-01-01"));
  EXPECT_EQ(birth_of("2016-02-29~")->last, day("2017-02-28"));
  EXPECT_TRUE(birth_of("2016~")->estimated);
  EXPECT_FALSE(birth_of("2016")->estimated);
}

TEST(BirthOf, IsEmptyForWhatIsNoBirth) {
  for (const char* text : {"", "hier", "2016-13", "2016-02-30", "16", "2016-5-3", "~", "2016~~", "20160503", "-016",
                           "0000", "2016/05/03", "2016-05-03T", "2016-0503"})
    EXPECT_FALSE(birth_of(text)) << text;
  EXPECT_FALSE(birth_of(Value(12)));
  EXPECT_FALSE(birth_of(Value()));
}

TEST(BirthIn, IsEmptyWhereTheDatumIsAbsent) {
  EXPECT_EQ(sdk::birth_in({{"naissance", "2016"}}, "naissance")->first, day("2016-01-01"));
  EXPECT_FALSE(sdk::birth_in({}, "naissance"));
}

}  // namespace
}  // namespace parcours::expression

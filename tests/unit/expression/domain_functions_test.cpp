#include <gtest/gtest.h>

#include "expression/birth.hpp"
#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

Holding born(Value birth) {
  auto values = trial_values();
  values.values["ne"] = std::move(birth);
  return values;
}

struct Eligible {
  const char* born;
  int age;
  bool p2, need_p2, p3, need_p3;
};

// DOMAIN 1.8, on 22 November 2026: each row of its table.
class AgesOfTheProgramme : public testing::TestWithParam<Eligible> {};

TEST_P(AgesOfTheProgramme, AreCountedOnTheDayOfTheDecision) {
  const auto& row = GetParam();
  const auto values = born(day(row.born));
  const auto said = [](bool b) { return b ? "true" : "false"; };
  EXPECT_EQ(answer("age(ne)", values), std::to_string(row.age));
  EXPECT_EQ(answer("age(ne) >= 8 && age(ne) < 15", values), said(row.p2));
  EXPECT_EQ(answer("age(ne) >= 9 && age(ne) < 15", values), said(row.need_p2));
  EXPECT_EQ(answer("age(ne) >= 16 && age(ne) < 26", values), said(row.p3));
  EXPECT_EQ(answer("age(ne) >= 16 && age(ne) < 31", values), said(row.need_p3));
  EXPECT_EQ(answer("ne.birthday(8) <= date('2026-11-22') && date('2026-11-22') < ne.birthday(15)", values),
            said(row.p2));
}

TEST_P(AgesOfTheProgramme, AreThoseOfSheets) {
  using sdk::age_fit, sdk::AgeFit;
  const auto& row = GetParam();
  const Birth birth{day(row.born), day(row.born)};
  const auto sunday = day("2026-11-22");

  EXPECT_EQ(age_on(birth.first, sunday), row.age);
  EXPECT_EQ(age_fit(birth, sunday, 8, 14) == AgeFit::inside, row.p2);
  EXPECT_EQ(age_fit(birth, sunday, 9, 14) == AgeFit::inside, row.need_p2);
  EXPECT_EQ(age_fit(birth, sunday, 15, 15) == AgeFit::inside, row.age == 15);
  EXPECT_EQ(age_fit(birth, sunday, 16, 25) == AgeFit::inside, row.p3);
  EXPECT_EQ(age_fit(birth, sunday, 16, 30) == AgeFit::inside, row.need_p3);
}

INSTANTIATE_TEST_SUITE_P(Rows, AgesOfTheProgramme,
                         testing::Values(Eligible{"2018-11-22", 8, true, false, false, false},
                                         Eligible{"2018-11-23", 7, false, false, false, false},
                                         Eligible{"2017-11-22", 9, true, true, false, false},
                                         Eligible{"2011-11-23", 14, true, true, false, false},
                                         Eligible{"2011-11-22", 15, false, false, false, false},
                                         Eligible{"2010-11-23", 15, false, false, false, false},
                                         Eligible{"2010-11-22", 16, false, false, true, true},
                                         Eligible{"2000-11-23", 25, false, false, true, true},
                                         Eligible{"2000-11-22", 26, false, false, false, true},
                                         Eligible{"1995-11-22", 31, false, false, false, false}));

TEST(Age, TurnsOnTheFirstOfMarchInACommonYearForSomebodyBornOnALeapDay) {
  EXPECT_EQ(answer("ne.age_on(date('2026-02-28'))"), "13");
  EXPECT_EQ(answer("ne.age_on(date('2026-03-01'))"), "14");
  EXPECT_EQ(answer("ne.age_on(date('2028-02-28'))"), "15");
  EXPECT_EQ(answer("ne.age_on(date('2028-02-29'))"), "16");
  EXPECT_EQ(answer("ne.birthday(14)"), R"({"$date":"2026-03-01"})");
  EXPECT_EQ(answer("ne.birthday(16)"), R"({"$date":"2028-02-29"})");
}

TEST(Age, IsUnknownOnlyWhereAPartialBirthStraddles) {
  const auto year = born("2011");
  EXPECT_EQ(answer("age(ne)", year), "unknown");
  EXPECT_EQ(answer("age(ne) < 15", year), "unknown");
  EXPECT_EQ(answer("age(ne) >= 15", year), "unknown");
  EXPECT_EQ(answer("age(ne) < 16", year), "true");
  EXPECT_EQ(answer("age(ne) >= 14", year), "true");
  EXPECT_EQ(answer("age(ne) == 13", year), "false");
  EXPECT_EQ(answer("age(ne) != 13", year), "true");
  EXPECT_EQ(answer("age(ne) == 14", year), "unknown");
  EXPECT_EQ(answer("15 > age(ne)", year), "unknown");
  EXPECT_EQ(answer("age(ne) in [12, 13]", year), "false");
  EXPECT_EQ(answer("age(ne) in [14, 15]", year), "unknown");
  EXPECT_EQ(answer("age(ne) + 1 <= 16", year), "true");
  EXPECT_EQ(answer("20 - age(ne) >= 5", year), "true");
  EXPECT_EQ(answer("age(ne) * 2 > 1", year), "unknown");
}

TEST(Age, ReadsAMonth) {
  EXPECT_EQ(answer("age(ne) < 15", born("2011-12")), "true");
  EXPECT_EQ(answer("age(ne) < 15", born("2011-11")), "unknown");
  EXPECT_EQ(answer("age(ne) < 15", born("2011-10")), "false");
}

TEST(Age, TakesAnEstimateForUncertainByOneYearOnBothSides) {
  EXPECT_EQ(answer("age(ne) >= 13 && age(ne) <= 16", born("2011~")), "true");
  EXPECT_EQ(answer("age(ne) == 13", born("2011~")), "unknown");
  EXPECT_EQ(answer("age(ne) < 14", born("2011-11~")), "unknown");
  EXPECT_EQ(answer("age(ne) < 17", born("2011-11~")), "true");
  EXPECT_EQ(answer("age(ne) < 14", born("2012-02-29~")), "unknown");
}

TEST(Age, FailsOnWhatIsNoBirth) {
  EXPECT_EQ(answer("age(ne)", born("hier")), "error: no such overload");
  EXPECT_EQ(answer("age(ne)", born("2011-13")), "error: no such overload");
  EXPECT_EQ(answer("age(ne)", born("~")), "error: no such overload");
}

TEST(Birthday, OfAPartialBirthComparesWhereItIsSure) {
  EXPECT_EQ(answer("ne.birthday(15) <= d", born("2010")), "true");
  EXPECT_EQ(answer("ne.birthday(15) <= d", born("2011")), "unknown");
  EXPECT_EQ(answer("ne.birthday(15) - days(30) > d", born("2012")), "true");
  EXPECT_EQ(answer("ne.birthday(15)", born("2011")), "unknown");
  EXPECT_EQ(answer("ne.birthday(99999)"), "error: time out of range");
}

TEST(Delays, MoveDatesByTheCalendar) {
  EXPECT_EQ(answer("d + days(2)"), R"({"$date":"2026-11-22"})");
  EXPECT_EQ(answer("d - days(20)"), R"({"$date":"2026-10-31"})");
  EXPECT_EQ(answer("d + working_days(1)"), R"({"$date":"2026-11-23"})");
  EXPECT_EQ(answer("d - working_days(5)"), R"({"$date":"2026-11-13"})");
  EXPECT_EQ(answer("date('2026-01-31') + months(1)"), R"({"$date":"2026-02-28"})");
  EXPECT_EQ(answer("months(-1) + date('2026-03-31')"), R"({"$date":"2026-02-28"})");
  EXPECT_EQ(answer("d + months(1) + days(1)"), R"({"$date":"2026-12-21"})");
}

TEST(Delays, MoveInstantsToTheSameTimeOfDay) {
  EXPECT_EQ(answer("timestamp('2026-10-24T10:00:00Z') + days(1) == timestamp('2026-10-25T11:00:00Z')"), "true");
  EXPECT_EQ(answer("timestamp('2026-10-24T10:00:00Z') + duration('24h') == timestamp('2026-10-25T10:00:00Z')"), "true");
  EXPECT_EQ(answer("timestamp('2026-03-28T12:30:15.5Z') + days(1) == timestamp('2026-03-29T11:30:15.5Z')"), "true");
}

TEST(Delays, CompareWhereTheirLengthsCannotMeet) {
  EXPECT_EQ(answer("days(2) < days(3) && working_days(2) < working_days(3) && months(1) < months(2)"), "true");
  EXPECT_EQ(answer("days(2) == duration('48h')"), "true");
  EXPECT_EQ(answer("months(1) > days(27) && months(1) < days(32)"), "true");
  EXPECT_EQ(answer("months(1) > days(30)"), "unknown");
  EXPECT_EQ(answer("working_days(5) >= days(5) && working_days(1) < days(10)"), "true");
  EXPECT_EQ(answer("working_days(5) > days(6)"), "unknown");
}

TEST(Delays, AreTextsOfTheLanguageWhereTheyLeave) {
  EXPECT_EQ(answer("working_days(2)"), "\"2 working days\"");
  EXPECT_EQ(answer("months(n)", trial_values(), Type::Kind::duration), "\"7 months\"");
  EXPECT_EQ(answer("days(1) + days(1)"), "\"2 days\"");
  EXPECT_EQ(answer("days(1) + months(1)"), "error: delays of different measures");
  EXPECT_EQ(answer("days(-1)"), "error: negative delay");
  EXPECT_EQ(answer("days(10000000)"), "error: time out of range");
  EXPECT_EQ(answer("working_days(20000)"), "error: time out of range");
}

TEST(Delays, AreReadFromADurationFieldWrittenAsAPhrase) {
  auto values = trial_values();
  values.values["delai"] = "2 working days";
  EXPECT_EQ(answer("d + delai", values), R"({"$date":"2026-11-24"})");
  values.values["delai"] = "90 minutes";
  EXPECT_EQ(answer("delai == duration('1h30m')", values), "true");
  values.values["delai"] = "bientôt";
  EXPECT_EQ(answer("delai > days(1)", values), "error: text cannot be converted");
}

TEST(Date, IsTheDayInTheCityOrAWrittenDay) {
  EXPECT_EQ(answer("date(timestamp('2026-11-20T23:30:00Z'))"), R"({"$date":"2026-11-21"})");
  EXPECT_EQ(answer("date('2026-02-28')"), R"({"$date":"2026-02-28"})");
  EXPECT_EQ(answer("date(t)"), "error: text cannot be converted");
  EXPECT_EQ(answer("end_of(date('2026-11-20')) == timestamp('2026-11-20T23:00:00Z')"), "true");
}

TEST(Date, MovesByTheWholeDaysOfAnElapsedTime) {
  EXPECT_EQ(answer("d + delai"), R"({"$date":"2026-11-21"})");
  EXPECT_EQ(answer("d - date('2026-11-10') == duration('240h')"), "true");
  EXPECT_EQ(answer("d - date('2026-11-10') == days(10)"), "true");
}

TEST(Territory, IsAskedOfAPlaceThatHasAPosition) {
  auto values = trial_values();
  values.values["x"] = Record{{"lat", Decimal(4305, 2)}, {"lon", Decimal(505, 2)}};
  EXPECT_EQ(answer("in_territory(x)", values), "true");
  EXPECT_EQ(answer("territory_at(x)", values), R"("monaque")");
  EXPECT_EQ(answer("territory_at(x) == 'monaque'", values), "true");
  values.values["x"] = Record{{"lat", Decimal(4405, 2)}, {"lon", Decimal(505, 2)}};
  EXPECT_EQ(answer("in_territory(x)", values), "false");
  EXPECT_EQ(answer("territory_at(x)", values), "unknown");
  EXPECT_EQ(answer("known(territory_at(x))", values), "false");
  values.values["x"] = Value("Tour B");
  EXPECT_EQ(answer("in_territory(x)", values), "unknown");
  values.values["x"] = Value(3);
  EXPECT_EQ(answer("in_territory(x)", values), "error: no such overload");
  EXPECT_EQ(answer("in_territory(no_t)"), "unknown");
}

TEST(SchoolDay, IsKnownInTheYearsThatTheCityKnows) {
  EXPECT_EQ(answer("school_day(date('2026-11-24'))"), "true");
  EXPECT_EQ(answer("school_day(date('2026-11-22'))"), "false") << "a Sunday";
  EXPECT_EQ(answer("school_day(date('2026-12-21'))"), "false");
  EXPECT_EQ(answer("school_day(date('2027-09-01'))"), "unknown");
  EXPECT_EQ(answer("school_day(no_d)"), "unknown");
}

TEST(Holds, LooksIntoAList) {
  EXPECT_EQ(answer("plan.holds('ecole')"), "true");
  EXPECT_EQ(answer("plan.holds('bruit')"), "false");
}

TEST(Evaluate, FailsOnADayThatDoesNotExist) {
  auto values = trial_values();
  values.values["d"] = Date(std::chrono::year(2026) / 2 / 30);
  EXPECT_EQ(answer("d + working_days(1)", values), "error: time out of range");
}

}  // namespace
}  // namespace parcours::expression

#include "base/city.hpp"

#include <gmock/gmock.h>

#include "base/json.hpp"

namespace parcours {
namespace {

using namespace std::chrono_literals;

// Two squares with a common side, and two school years.
City small() {
  City city;
  city.outlines.push_back({"nord", {{43.1, 5.0}, {43.2, 5.0}, {43.2, 5.1}, {43.1, 5.1}}});
  city.outlines.push_back({"sud", {{43.0, 5.0}, {43.0, 5.1}, {43.1, 5.1}, {43.1, 5.0}}});
  city.school_years = {{2025y / 9 / 1, 2026y / 7 / 3, {{2025y / 12 / 20, 2026y / 1 / 4}}},
                       {2026y / 9 / 1, 2027y / 7 / 2, {{2026y / 10 / 17, 2026y / 11 / 1}}}};
  return city;
}

TEST(Territories, HoldWhatLiesWithinThemAndOnTheirBorder) {
  EXPECT_EQ(territory_at(small(), {43.15, 5.05}), "nord");
  EXPECT_EQ(territory_at(small(), {43.05, 5.05}), "sud");
  EXPECT_EQ(territory_at(small(), {43.0, 5.0}), "sud");
  EXPECT_EQ(territory_at(small(), {43.1, 5.05}), "nord") << "the first where two meet";
  EXPECT_EQ(territory_at(small(), {43.25, 5.05}), "");
  EXPECT_EQ(territory_at({}, {43.15, 5.05}), "");
}

TEST(Territories, AreSimpleHoweverOneWalksAroundThem) {
  const Point a{0, 0}, b{0, 1}, c{1, 1}, d{1, 0};
  EXPECT_TRUE(is_simple({"x", {a, b, c}}));
  EXPECT_TRUE(is_simple({"x", {a, b, c, d}}));
  EXPECT_TRUE(is_simple({"x", {d, c, b, a}}));
  EXPECT_TRUE(is_simple({"x", {a, b, c, d, a}})) << "closed by its author";
  EXPECT_FALSE(is_simple({"x", {a, c, b, d}})) << "a bow tie";
  EXPECT_FALSE(is_simple({"x", {a, b}}));
  EXPECT_FALSE(is_simple({"x", {a, b, a}}));
  EXPECT_FALSE(is_simple({"x", {}}));
}

TEST(Points, AreTwoNumbersOfDegrees) {
  const auto point = parse_point("43.6406  -5.0972");
  ASSERT_TRUE(point);
  EXPECT_EQ(point->lat, 43.6406);
  EXPECT_EQ(point->lon, -5.0972);
  for (const char* none :
       {"", " ", "43.6", "43.6 ", "43.6,5.1", "43.6 5.1 2", "91 5", "43 181", "nan nan", "inf 1", "a b", "43.6 5,1"})
    EXPECT_FALSE(parse_point(none)) << none;
}

TEST(Points, OfAPlaceAreThereWhenItIsMoreThanAnAddress) {
  const auto point = point_of(Record{{"lat", Decimal(4315, 2)}, {"lon", std::int64_t{5}}, {"label", "Tour B"}});
  ASSERT_TRUE(point);
  EXPECT_EQ(point->lat, 43.15);
  EXPECT_EQ(point->lon, 5.0);
  EXPECT_FALSE(point_of(Record{{"label", "Tour B"}}));
  EXPECT_FALSE(point_of(Record{{"lat", 43.0}, {"lon", "5"}}));
  EXPECT_FALSE(point_of("Tour B"));
}

TEST(School, IsOnWorkingDaysOutsideOfItsHolidays) {
  const Calendar calendar("Europe/Paris");
  const auto on = [&](Date day) { return is_school_day(small(), calendar, day); };
  EXPECT_EQ(on(2025y / 9 / 1), true);
  EXPECT_EQ(on(2025y / 9 / 6), false) << "a Saturday";
  EXPECT_EQ(on(2025y / 11 / 11), false) << "a legal holiday";
  EXPECT_EQ(on(2025y / 12 / 19), true);
  EXPECT_EQ(on(2025y / 12 / 22), false);
  EXPECT_EQ(on(2026y / 1 / 5), true);
  EXPECT_EQ(on(2026y / 7 / 3), true);
}

TEST(Territories, AreLookedAtAtAGlanceWhereThePointIsFarAway) {
  EXPECT_EQ(work_at(small(), {50, 5}), 2u);
  EXPECT_EQ(work_at(small(), {43.15, 5.05}), 6u);
  EXPECT_EQ(work_at(small(), {43.1, 5.05}), 10u) << "both squares";
}

TEST(School, IsUnknownWhereAYearIsMissing) {
  auto city = small();
  city.school_years = {{2024y / 9 / 2, 2025y / 7 / 4, {}}, {2027y / 9 / 1, 2028y / 7 / 7, {}}};
  EXPECT_EQ(is_school_day(city, Calendar("Europe/Paris"), 2026y / 11 / 24), std::nullopt);
  EXPECT_EQ(is_school_day(city, Calendar("Europe/Paris"), 2025y / 7 / 20), std::nullopt);
}

TEST(School, IsOutInTheSummerBetweenTwoKnownYearsAndUnknownBeyondThem) {
  const Calendar calendar("Europe/Paris");
  const auto on = [&](Date day) { return is_school_day(small(), calendar, day); };
  EXPECT_EQ(on(2026y / 7 / 20), false);
  EXPECT_EQ(on(2025y / 8 / 31), std::nullopt);
  EXPECT_EQ(on(2027y / 7 / 5), std::nullopt);
  EXPECT_EQ(is_school_day({}, calendar, 2026y / 11 / 24), std::nullopt);
}

TEST(CityData, ComesBackAsItWasStored) {
  const auto outlines = json::write_exact(to_value(small().outlines)),
             years = json::write_exact(to_value(small().school_years));
  const City back{outlines_of(json::read_exact(outlines)), school_years_of(json::read_exact(years))};
  EXPECT_EQ(json::write_exact(to_value(back.outlines)), outlines);
  EXPECT_EQ(json::write_exact(to_value(back.school_years)), years);
  EXPECT_EQ(territory_at(back, {43.0, 5.0}), "sud") << "whole degrees too";
  EXPECT_THROW(outlines_of(Value("x")), Error);
  EXPECT_THROW(school_years_of(List{Value(3)}), Error);
}

}  // namespace
}  // namespace parcours

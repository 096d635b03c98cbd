// The territories and the school years of a city, which expressions ask about.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"

namespace parcours {

// A position on the ground, in degrees (WGS 84).
struct Point {
  double lat = 0, lon = 0;
};
// Reads a latitude and a longitude, such as `43.6406 5.0972`. Returns nothing for any other text.
std::optional<Point> parse_point(std::string_view text);
// Returns the point of a place, `{ lat, lon, label }`. Returns nothing when the place is an address alone.
std::optional<Point> point_of(const Value& place);

// The outline of a territory: its corners in order, the last joined to the first.
struct Outline {
  Outline(std::string of, std::vector<Point> points);
  // A cheap test: whether the point is in the square around all corners.
  bool may_contain(const Point& point) const;

  std::string territory;
  std::vector<Point> corners;
  Point min_corner, max_corner;  // of the square around all corners
};
// Returns whether the outline has at least three corners, and no side that crosses another.
bool is_simple(const Outline& outline);

// A school year and its holidays.
struct SchoolYear {
  Date first, last;                             // both are of the year
  std::vector<std::pair<Date, Date>> holidays;  // the first and the last day of each
};

// What a city is known to have. A part that is damaged in the database stops only those who ask about it: the functions
// below throw Error::store then.
struct City {
  std::vector<Outline> outlines;
  std::vector<SchoolYear> school_years;
  bool outlines_are_damaged = false, school_years_are_damaged = false;
};

// Returns the territory that contains the point. Its border is part of it, and of two territories that meet there the
// first one is returned. Empty: no territory.
std::string territory_at(const City& city, const Point& point);
// Returns the cost of territory_at: the number of outlines, and the corners of those that may contain the point.
std::size_t work_at(const City& city, const Point& point);
// Returns whether the day is a working day of a school year, outside its holidays. Days between two known school years
// are without school. Returns nothing for a day before the first or after the last known year.
std::optional<bool> is_school_day(const City& city, const Calendar& calendar, Date day);

// The form in which outlines and school years are stored, and back. The way back throws Error::store for a value of
// another form.
Value to_value(const std::vector<Outline>& outlines);
Value to_value(const std::vector<SchoolYear>& years);
std::vector<Outline> outlines_of(const Value& value);
std::vector<SchoolYear> school_years_of(const Value& value);

}  // namespace parcours

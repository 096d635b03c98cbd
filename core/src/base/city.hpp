// What a city says of its ground and of its schools, as expressions ask it.
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
// `43.6406 5.0972`: latitude and longitude. Empty when it is none.
std::optional<Point> parse_point(std::string_view text);
// Of the value of a place, `{ lat, lon, label }`; empty when it is an address alone.
std::optional<Point> point_of(const Value& place);

// Where a territory lies: its corners in order, the last joined to the first.
struct Outline {
  Outline(std::string of, std::vector<Point> points);
  bool may_contain(const Point& point) const;  // at a glance: it lies in the square around all corners

  std::string territory;
  std::vector<Point> corners;
  Point min_corner, max_corner;  // of the square around all corners
};
// Three corners at least, and no side that meets another one.
bool is_simple(const Outline& outline);

// A school year, from its first day to its last, and the days without school: the first and the last of each holiday.
struct SchoolYear {
  Date first, last;
  std::vector<std::pair<Date, Date>> holidays;
};

struct City {
  std::vector<Outline> outlines;
  std::vector<SchoolYear> school_years;
};

// The territory that the point lies in, on its border too; the first one where two meet. Empty: in none.
std::string territory_at(const City& city, const Point& point);
// How much work it is to find it: outlines that are looked at, and the corners of those that are walked round.
std::size_t work_at(const City& city, const Point& point);
// A working day of a school year outside of its holidays. In the summer between two years that are known there is no
// school. Where no year is known, nobody knows: empty.
std::optional<bool> is_school_day(const City& city, const Calendar& calendar, Date day);

// As it is stored, and back. Throws Error::store when it is not what was stored.
Value to_value(const std::vector<Outline>& outlines);
Value to_value(const std::vector<SchoolYear>& years);
std::vector<Outline> outlines_of(const Value& value);
std::vector<SchoolYear> school_years_of(const Value& value);

}  // namespace parcours

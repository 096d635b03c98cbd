// Boost 1.74 includes a header of its own that it calls deprecated.
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include "base/city.hpp"

#include <algorithm>
#include <boost/geometry/algorithms/append.hpp>
#include <boost/geometry/algorithms/correct.hpp>
#include <boost/geometry/algorithms/covered_by.hpp>
#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/strategies/strategies.hpp>
#include <charconv>

#include "base/days.hpp"
#include "base/decimal.hpp"

namespace parcours {
namespace {

namespace geometry = boost::geometry;
using std::chrono::days;
using Corner = geometry::model::d2::point_xy<double>;
using Polygon = geometry::model::polygon<Corner>;

// A city is small, so degrees are treated as a plane.
Corner corner(const Point& point) { return {point.lon, point.lat}; }

Polygon polygon(const Outline& outline) {
  Polygon made;
  for (const auto& point : outline.corners) geometry::append(made.outer(), corner(point));
  geometry::correct(made);
  return made;
}

std::optional<double> degrees(std::string_view text, double max_corner) {
  double read = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, read);
  if (error != std::errc() || stopped != end || !(read >= -max_corner && read <= max_corner)) return std::nullopt;
  return read;
}

std::optional<double> degrees(const Value* value, double max_corner) {
  if (!value) return std::nullopt;
  if (const auto* whole = value->get_if<std::int64_t>()) return degrees(std::to_string(*whole), max_corner);
  if (const auto* exact = value->get_if<Decimal>()) return degrees(to_text(*exact), max_corner);
  const auto* real = value->get_if<double>();
  return real && *real >= -max_corner && *real <= max_corner ? std::optional(*real) : std::nullopt;
}

constexpr double kMaxLat = 90, kMaxLon = 180;

std::optional<Point> point(std::optional<double> lat, std::optional<double> lon) {
  return lat && lon ? std::optional(Point{*lat, *lon}) : std::nullopt;
}

bool contains(const std::pair<Date, Date>& days, Date day) { return days.first <= day && day <= days.second; }

Value stored(const Outline& outline) {
  List corners;
  for (const auto& each : outline.corners) corners.push_back(List{each.lat, each.lon});
  return Record{{"territory", outline.territory}, {"corners", std::move(corners)}};
}

Value stored(const SchoolYear& year) {
  List holidays;
  for (const auto& [from, to] : year.holidays) holidays.push_back(List{from, to});
  return Record{{"first", year.first}, {"last", year.last}, {"holidays", std::move(holidays)}};
}

template <class T>
Value listed(const std::vector<T>& all) {
  List list;
  for (const auto& each : all) list.push_back(stored(each));
  return list;
}

// Returns a part of a stored value. Another type means that to_value did not write it.
template <class T>
const T& part(const Value* value) {
  const auto* held = value ? value->get_if<T>() : nullptr;
  if (!held) throw Error(Error::Code::store, "what is stored of the city cannot be read");
  return *held;
}
template <class T>
const T& part(const Record& record, std::string_view name) {
  return part<T>(record.find(name));
}
template <class T>
const T& part(const List& list, std::size_t index) {
  return part<T>(index < list.size() ? &list[index] : nullptr);
}

void refuse_damage(bool is_damaged, const char* part) {
  if (is_damaged) throw Error(Error::Code::store, std::string("what is stored of the city is damaged: ") + part);
}

Outline outline_of(const Record& record) {
  std::vector<Point> corners;
  for (const auto& each : part<List>(record, "corners")) {
    const auto& pair = part<List>(&each);
    corners.push_back({part<double>(pair, 0), part<double>(pair, 1)});
  }
  return {part<std::string>(record, "territory"), std::move(corners)};
}

SchoolYear school_year_of(const Record& record) {
  SchoolYear year{part<Date>(record, "first"), part<Date>(record, "last"), {}};
  for (const auto& each : part<List>(record, "holidays")) {
    const auto& pair = part<List>(&each);
    year.holidays.emplace_back(part<Date>(pair, 0), part<Date>(pair, 1));
  }
  return year;
}

}  // namespace

std::optional<Point> parse_point(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  auto second = text.substr(space);
  second.remove_prefix(std::min(second.find_first_not_of(' '), second.size()));
  return point(degrees(text.substr(0, space), kMaxLat), degrees(second, kMaxLon));
}

std::optional<Point> point_of(const Value& place) {
  const auto* record = place.get_if<Record>();
  return record ? point(degrees(record->find("lat"), kMaxLat), degrees(record->find("lon"), kMaxLon)) : std::nullopt;
}

bool is_simple(const Outline& outline) { return outline.corners.size() >= 3 && geometry::is_valid(polygon(outline)); }

Outline::Outline(std::string of, std::vector<Point> points) : territory(std::move(of)), corners(std::move(points)) {
  if (corners.empty()) return;
  min_corner = max_corner = corners.front();
  for (const auto& each : corners) {
    min_corner = {std::min(min_corner.lat, each.lat), std::min(min_corner.lon, each.lon)};
    max_corner = {std::max(max_corner.lat, each.lat), std::max(max_corner.lon, each.lon)};
  }
}

bool Outline::may_contain(const Point& point) const {
  return min_corner.lat <= point.lat && point.lat <= max_corner.lat && min_corner.lon <= point.lon &&
         point.lon <= max_corner.lon;
}

std::string territory_at(const City& city, const Point& point) {
  refuse_damage(city.outlines_are_damaged, "its outlines");
  const auto is_inside = [&](const Outline& each) {
    return each.may_contain(point) && geometry::covered_by(corner(point), polygon(each));
  };
  const auto found = std::find_if(city.outlines.begin(), city.outlines.end(), is_inside);
  return found == city.outlines.end() ? std::string() : found->territory;
}

std::size_t work_at(const City& city, const Point& point) {
  refuse_damage(city.outlines_are_damaged, "its outlines");
  std::size_t work = city.outlines.size();
  for (const auto& each : city.outlines) work += each.may_contain(point) ? each.corners.size() : 0;
  return work;
}

std::optional<bool> is_school_day(const City& city, const Calendar& calendar, Date day) {
  refuse_damage(city.school_years_are_damaged, "its school years");
  constexpr days kLongestSummer(100);
  const auto at = counted(day);
  std::optional<Days> before, after;
  for (const auto& year : city.school_years) {
    if (contains({year.first, year.last}, day))
      return calendar.is_working(day) && std::none_of(year.holidays.begin(), year.holidays.end(),
                                                      [&](const auto& some) { return contains(some, day); });
    if (year.last < day) before = std::max(before.value_or(kFirstDay), Days(year.last));
    if (day < year.first) after = std::min(after.value_or(kLastDay), Days(year.first));
  }
  const bool summer = before && after && *before < at && *after - *before <= kLongestSummer;
  return summer ? std::optional(false) : std::nullopt;
}

Value to_value(const std::vector<Outline>& outlines) { return listed(outlines); }
Value to_value(const std::vector<SchoolYear>& years) { return listed(years); }

std::vector<Outline> outlines_of(const Value& value) {
  std::vector<Outline> all;
  for (const auto& each : part<List>(&value)) all.push_back(outline_of(part<Record>(&each)));
  return all;
}

std::vector<SchoolYear> school_years_of(const Value& value) {
  std::vector<SchoolYear> all;
  for (const auto& each : part<List>(&value)) all.push_back(school_year_of(part<Record>(&each)));
  return all;
}

const City& no_city() {
  static const City none;
  return none;
}

}  // namespace parcours

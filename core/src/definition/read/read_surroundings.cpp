// The files that stand around the workflows of a city. Each is one map:
//   roles.yaml         name: title, or { title }
//   territories.yaml   name: title, or { title, outline: [lat lon] }
//   vocabularies.yaml  vocabulary: { value: title, or { title, from, to } }
//   parameters.yaml    name: value
//   school_years.yaml  year: { first, last, holidays: { name: first..last } }
// A title is a text, or { fr: ..., en: ... }.
#include "definition/surroundings.hpp"

#include <algorithm>

#include "definition/language/places.hpp"
#include "definition/read/draft.hpp"
#include "definition/source/file.hpp"

namespace parcours::definition {
namespace {

std::optional<Date> read_day(const Pair& pair, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  const auto day = parse_date(*word);
  if (!day) sink.add(messages().problem("not-a-date"), pair.value.span);
  return day;
}

// A title alone is short for { title }; one in several languages is told by its keys.
bool is_title(const Node& node) { return node.is_scalar() || (node.is_map() && !pair_in(node, "title")); }

Option read_option(const Pair& pair, const Place& place, Sink& sink) {
  Option option{pair.key.text, {}, {}, {}};
  if (is_title(pair.value) || pair.value.is_empty() || pair.value.is_list()) {
    option.title = read_text(pair, sink);
    return option;
  }
  check_keys(pair.value, pair.key.span, place, sink);
  option.title = read_text(*pair_in(pair.value, "title"), sink);
  if (const auto* from = pair_in(pair.value, "from")) option.from = read_day(*from, sink);
  if (const auto* to = pair_in(pair.value, "to")) option.to = read_day(*to, sink);
  return option;
}

std::vector<Option> read_options(const Node& map, const Place& place, bool names, Sink& sink) {
  std::vector<Option> options;
  for (const auto& pair : map.pairs)
    if (!names || check_name(pair.key.text, pair.key.span, sink)) options.push_back(read_option(pair, place, sink));
  return options;
}

void read_roles(const Node& root, Surroundings& around, Sink& sink) {
  around.roles = read_options(root, places::named, true, sink);
}

// The corners that could be read; a corner that is none, and an outline that crosses itself, is said.
void read_outline(const std::string& territory, const Pair& pair, City& city, Sink& sink) {
  if (!want_list(pair, sink)) return;
  std::vector<Point> corners;
  for (const auto& item : pair.value.items) {
    const auto point = item.is_scalar() ? parse_point(item.text) : std::nullopt;
    if (!point) return sink.say("not-a-point", item.span);
    corners.push_back(*point);
  }
  Outline outline(territory, std::move(corners));
  if (!is_simple(outline)) return sink.say("outline-crosses", pair.value.span, {{"territory", territory}});
  city.outlines.push_back(std::move(outline));
}

void read_territories(const Node& root, Surroundings& around, Sink& sink) {
  around.territories = read_options(root, places::territory, true, sink);
  for (const auto& pair : root.pairs)
    if (const auto* outline = pair.value.is_map() ? pair_in(pair.value, "outline") : nullptr)
      read_outline(pair.key.text, *outline, around.city, sink);
}

// `2026-10-17..2026-11-01`; one day alone is both.
std::optional<std::pair<Date, Date>> read_days(const Pair& pair, Sink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  const auto dots = std::min(word->find(".."), word->size());
  const auto from = parse_date(word->substr(0, dots));
  const auto to = dots == word->size() ? from : parse_date(word->substr(dots + 2));
  if (from && to && *from <= *to) return std::pair(*from, *to);
  sink.say(from && to ? "backward-days" : "not-days", pair.value.span);
  return std::nullopt;
}

void read_holiday(const Pair& pair, SchoolYear& year, Sink& sink) {
  const auto days = read_days(pair, sink);
  if (!days) return;
  if (days->first < year.first || year.last < days->second) return sink.say("holiday-outside", pair.value.span);
  year.holidays.push_back(*days);
}

void read_school_year(const Pair& pair, City& city, Sink& sink) {
  if (!want_map(pair, sink) || !check_keys(pair.value, pair.key.span, places::school_year, sink)) return;
  const auto *first = pair_in(pair.value, "first"), *last = pair_in(pair.value, "last"),
             *holidays = pair_in(pair.value, "holidays");
  const auto begins = first ? read_day(*first, sink) : std::nullopt, ends = last ? read_day(*last, sink) : std::nullopt;
  if (!begins || !ends) return;
  if (*ends < *begins) return sink.say("backward-days", last->value.span);
  SchoolYear year{*begins, *ends, {}};
  if (holidays && want_map(*holidays, sink))
    for (const auto& holiday : holidays->value.pairs) read_holiday(holiday, year, sink);
  const auto meets = [&](const SchoolYear& other) { return other.first <= year.last && year.first <= other.last; };
  if (std::any_of(city.school_years.begin(), city.school_years.end(), meets))
    return sink.say("years-overlap", pair.key.span);
  city.school_years.push_back(std::move(year));
}

void read_school_years(const Node& root, Surroundings& around, Sink& sink) {
  for (const auto& pair : root.pairs) read_school_year(pair, around.city, sink);
}

void read_vocabularies(const Node& root, Surroundings& around, Sink& sink) {
  for (const auto& pair : root.pairs)
    if (check_name(pair.key.text, pair.key.span, sink) && want_map(pair, sink))
      around.vocabularies[pair.key.text] = read_options(pair.value, places::option, false, sink);
}

void read_parameters_of_city(const Node& root, Surroundings& around, Sink& sink) {
  for (const auto& pair : root.pairs) {
    if (!check_name(pair.key.text, pair.key.span, sink)) continue;
    around.parameters[pair.key.text] = value_of(pair.value);
    around.places[pair.key.text] = sink.source().where(pair.value.is_empty() ? pair.key.span.at : pair.value.span.at);
  }
}

struct File {
  std::string_view name;
  void (*read)(const Node& root, Surroundings& around, Sink& sink);
};
constexpr File files[] = {{"roles.yaml", read_roles},
                          {"territories.yaml", read_territories},
                          {"vocabularies.yaml", read_vocabularies},
                          {"parameters.yaml", read_parameters_of_city},
                          {"school_years.yaml", read_school_years}};

void read_one(const std::filesystem::path& path, const File& file, Surroundings& around, Problems& problems) {
  const auto text = file_text(path);
  if (!text) {
    problems.insert(problems.end(), text.problems().begin(), text.problems().end());
    return;
  }
  const Source source(path.string(), *text);
  Sink sink(source);
  const auto root = yaml::parse(source, sink);
  if (root && root->pairs.size() > most_parts)
    sink.say("too-many-parts", root->span, {{"key", std::string(file.name)}, {"most", std::to_string(most_parts)}});
  else if (root && root->is_map())
    file.read(*root, around, sink);
  else if (root && !root->is_empty())
    sink.say("want-names", root->span);
  for (auto& problem : sink.take()) problems.push_back(std::move(problem));
}

}  // namespace

const std::vector<std::string>& city_files() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& file : files) all.emplace_back(file.name);
    return all;
  }();
  return names;
}

Problems read_surroundings(const std::filesystem::path& folder, Surroundings& surroundings) {
  Problems problems;
  for (const auto& file : files) {
    std::error_code error;
    const auto path = folder / file.name;
    if (!std::filesystem::exists(path, error)) continue;
    surroundings.files.emplace(file.name);
    read_one(path, file, surroundings, problems);
  }
  return problems;
}

}  // namespace parcours::definition

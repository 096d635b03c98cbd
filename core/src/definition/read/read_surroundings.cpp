// Reads the files of a city. Each is one map:
//   roles.yaml         name: title, or { title, sees, persons, corrects } (read_roles.cpp)
//   territories.yaml   name: title, or { title, outline: [lat lon] }
//   vocabularies.yaml  vocabulary: { value: title, or { title, from, to } }
//   parameters.yaml    name: value
//   school_years.yaml  year: { first, last, holidays: { name: first..last } }
// A title is a text, or { fr: ..., en: ... }.
#include "definition/surroundings.hpp"

#include <algorithm>

#include "definition/language/key_sets.hpp"
#include "definition/read/draft.hpp"
#include "definition/read/roles.hpp"
#include "definition/source/file.hpp"

namespace parcours::definition {
namespace {

std::optional<Date> read_day(const Pair& pair, DiagnosticSink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  const auto day = parse_date(*word);
  if (!day) sink.add(diagnostics().problem("not-a-date"), pair.value.span);
  return day;
}

// A title alone is short for { title }. A map without the key `title` is a title in several languages.
bool is_title(const Node& node) { return node.is_scalar() || (node.is_map() && !pair_in(node, "title")); }

Option read_option(const Pair& pair, const KeySet& key_set, DiagnosticSink& sink) {
  Option option{pair.key.text, {}, {}, {}};
  if (is_title(pair.value) || pair.value.is_empty() || pair.value.is_list()) {
    option.title = read_text(pair, sink);
    return option;
  }
  check_keys(pair.value, pair.key.span, key_set, sink);
  option.title = read_text(*pair_in(pair.value, "title"), sink);
  if (const auto* from = pair_in(pair.value, "from")) option.from = read_day(*from, sink);
  if (const auto* to = pair_in(pair.value, "to")) option.to = read_day(*to, sink);
  return option;
}

std::vector<Option> read_options(const Node& map, const KeySet& key_set, bool names, DiagnosticSink& sink) {
  std::vector<Option> options;
  for (const auto& pair : map.pairs)
    if (!names || check_name(pair.key.text, pair.key.span, sink)) options.push_back(read_option(pair, key_set, sink));
  return options;
}

// Reads an outline. Reports a corner that is no point, and an outline that crosses itself, and leaves the outline out.
void read_outline(const std::string& territory, const Pair& pair, City& city, DiagnosticSink& sink) {
  if (!expect_list(pair, sink)) return;
  std::vector<Point> corners;
  for (const auto& item : pair.value.items) {
    const auto point = item.is_scalar() ? parse_point(item.text) : std::nullopt;
    if (!point) return sink.report("not-a-point", item.span);
    corners.push_back(*point);
  }
  Outline outline(territory, std::move(corners));
  if (!is_simple(outline)) return sink.report("outline-crosses", pair.value.span, {{"territory", territory}});
  city.outlines.push_back(std::move(outline));
}

void read_territories(const Node& root, Surroundings& surroundings, DiagnosticSink& sink) {
  surroundings.territories = read_options(root, key_sets::territory, true, sink);
  for (const auto& pair : root.pairs)
    if (const auto* outline = pair.value.is_map() ? pair_in(pair.value, "outline") : nullptr)
      read_outline(pair.key.text, *outline, surroundings.city, sink);
}

// Reads the first and the last day: `2026-10-17..2026-11-01`. A single day is both.
std::optional<std::pair<Date, Date>> read_days(const Pair& pair, DiagnosticSink& sink) {
  const auto word = read_word(pair, sink);
  if (!word) return std::nullopt;
  const auto dots = std::min(word->find(".."), word->size());
  const auto from = parse_date(word->substr(0, dots));
  const auto to = dots == word->size() ? from : parse_date(word->substr(dots + 2));
  if (from && to && *from <= *to) return std::pair(*from, *to);
  sink.report(from && to ? "backward-days" : "not-days", pair.value.span);
  return std::nullopt;
}

void read_holiday(const Pair& pair, SchoolYear& year, DiagnosticSink& sink) {
  const auto days = read_days(pair, sink);
  if (!days) return;
  if (days->first < year.first || year.last < days->second) return sink.report("holiday-outside", pair.value.span);
  year.holidays.push_back(*days);
}

void read_school_year(const Pair& pair, City& city, DiagnosticSink& sink) {
  if (!expect_map(pair, sink) || !check_keys(pair.value, pair.key.span, key_sets::school_year, sink)) return;
  const auto *first = pair_in(pair.value, "first"), *last = pair_in(pair.value, "last"),
             *holidays = pair_in(pair.value, "holidays");
  const auto begins = first ? read_day(*first, sink) : std::nullopt, ends = last ? read_day(*last, sink) : std::nullopt;
  if (!begins || !ends) return;
  if (*ends < *begins) return sink.report("backward-days", last->value.span);
  SchoolYear year{*begins, *ends, {}};
  if (holidays && expect_map(*holidays, sink))
    for (const auto& holiday : holidays->value.pairs) read_holiday(holiday, year, sink);
  const auto meets = [&](const SchoolYear& other) { return other.first <= year.last && year.first <= other.last; };
  if (std::any_of(city.school_years.begin(), city.school_years.end(), meets))
    return sink.report("years-overlap", pair.key.span);
  city.school_years.push_back(std::move(year));
}

void read_school_years(const Node& root, Surroundings& surroundings, DiagnosticSink& sink) {
  for (const auto& pair : root.pairs) read_school_year(pair, surroundings.city, sink);
}

void read_vocabularies(const Node& root, Surroundings& surroundings, DiagnosticSink& sink) {
  for (const auto& pair : root.pairs)
    if (check_name(pair.key.text, pair.key.span, sink) && expect_map(pair, sink))
      surroundings.vocabularies[pair.key.text] = read_options(pair.value, key_sets::option, false, sink);
}

void read_parameters_of_city(const Node& root, Surroundings& surroundings, DiagnosticSink& sink) {
  for (const auto& pair : root.pairs) {
    if (!check_name(pair.key.text, pair.key.span, sink)) continue;
    surroundings.parameters[pair.key.text] = value_of(pair.value);
    surroundings.parameter_positions[pair.key.text] =
        sink.source().where(pair.value.is_empty() ? pair.key.span.at : pair.value.span.at);
  }
}

struct File {
  std::string_view name;
  void (*read)(const Node& root, Surroundings& surroundings, DiagnosticSink& sink);
};
constexpr File files[] = {{"roles.yaml", read_roles},
                          {"territories.yaml", read_territories},
                          {"vocabularies.yaml", read_vocabularies},
                          {"parameters.yaml", read_parameters_of_city},
                          {"school_years.yaml", read_school_years}};

void read_one(const std::filesystem::path& path, const File& file, Surroundings& surroundings, Problems& problems) {
  const auto text = file_text(path);
  if (!text) {
    problems.insert(problems.end(), text.problems().begin(), text.problems().end());
    return;
  }
  const Source source(path.string(), *text);
  DiagnosticSink sink(source);
  const auto root = yaml::parse(source, sink);
  if (root && root->pairs.size() > max_parts)
    sink.report("too-many-parts", root->span, {{"key", std::string(file.name)}, {"most", std::to_string(max_parts)}});
  else if (root && root->is_map())
    file.read(*root, surroundings, sink);
  else if (root && !root->is_empty())
    sink.report("want-names", root->span);
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

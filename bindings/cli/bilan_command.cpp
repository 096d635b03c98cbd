// bilan: the figures of a sheet, as text, JSON, CSV and a page.
#include <iostream>

#include "cli/case_texts.hpp"
#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/result_texts.hpp"
#include "cli/settings.hpp"
#include "cli/table.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {
namespace {

using Missing = BilanFigures::Missing;

std::string_view word_of(BilanIndicator::Kind kind) {
  static constexpr std::string_view words[] = {"sum",  "distinct", "share", "ratio", "cohort",
                                               "mean", "median",   "weeks", "stock", "list"};
  return words[static_cast<std::size_t>(kind)];
}
std::string_view word_of(Missing missing) {
  static constexpr std::string_view words[] = {"", "other_period", "not_over", "delay", "not_counted"};
  return words[static_cast<std::size_t>(missing)];
}

Value to_value(const BilanTable& table) {
  List cells;
  for (const auto& cell : table.cells) {
    Record one{{"key", List(cell.key.begin(), cell.key.end())}, {"of", cell.of}, {"value", or_null(cell.value)}};
    Record values;
    for (const auto& [name, n] : cell.values) values.set(name, n);
    if (!values.empty()) one.set("values", std::move(values));
    cells.push_back(std::move(one));
  }
  return Record{{"cells", std::move(cells)},
                {"dimensions", List(table.dimensions.begin(), table.dimensions.end())},
                {"series", table.series}};
}

Value to_value(const BilanFigures& figures) {
  List tables, withheld;
  for (const auto& table : figures.tables) tables.push_back(to_value(table));
  for (const auto& table : figures.withheld)
    withheld.push_back(
        Record{{"dimensions", List(table.dimensions.begin(), table.dimensions.end())}, {"series", table.series}});
  return Record{{"as_of", or_null(figures.as_of)},
                {"left_out", figures.left_out},
                {"missing", std::string(word_of(figures.missing))},
                {"tables", std::move(tables)},
                {"withheld", std::move(withheld)}};
}

Value to_value(const BilanIndicator& indicator, const Screen& screen) {
  List dimensions;
  for (const auto& dimension : indicator.dimensions) {
    Record values;
    for (const auto& [name, title] : dimension.values) values.set(name, screen.in(title));
    dimensions.push_back(
        Record{{"name", dimension.name}, {"title", screen.in(dimension.title)}, {"values", std::move(values)}});
  }
  return Record{{"before", to_value(indicator.before)},
                {"counted_since", or_null(indicator.counted_since)},
                {"dimensions", std::move(dimensions)},
                {"kind", std::string(word_of(indicator.kind))},
                {"name", indicator.name},
                {"now", to_value(indicator.now)},
                {"of_persons", indicator.of_persons},
                {"target", or_null(indicator.target)},
                {"title", screen.in(indicator.title)}};
}

Record to_record(const Bilan& bilan, const Screen& screen) {
  List results;
  for (const auto& result : bilan.results) {
    List show;
    for (const auto& indicator : result.show) show.push_back(to_value(indicator, screen));
    results.push_back(Record{{"answers", screen.in(result.answers)}, {"show", std::move(show)}});
  }
  return {{"bilan", bilan.name},          {"corrections", bilan.corrections},
          {"from", bilan.from},           {"least", bilan.least},
          {"over", bilan.is_over},        {"period", bilan.period},
          {"previous", bilan.previous},   {"results", std::move(results)},
          {"territory", bilan.territory}, {"title", screen.in(bilan.title)},
          {"until", bilan.until}};
}

// "12 (14)": now, and in the period before.
std::string reading_text(const BilanIndicator& indicator, const BilanReading& reading, const Screen& screen) {
  const auto words = [&](bool shown, const std::optional<double>& value) {
    return shown ? figure_in_words(indicator, value, screen.language())
                 : std::string(screen.in(phrases::bilan_not_shown));
  };
  auto text = words(reading.shown, reading.value);
  return indicator.before.tables.empty() ? text : text + " (" + words(reading.shown_before, reading.before) + ")";
}

void show_indicator(const BilanIndicator& indicator, const Screen& screen) {
  screen.line("  " + screen.marked(Mark::heading, sanitized(screen.in(indicator.title))));
  if (indicator.now.missing != Missing::nothing)
    screen.line("    " + missing_in_words(indicator, indicator.now.missing, screen.language()));
  const auto lines = lines_of(indicator);
  if (lines.empty()) {
    if (indicator.now.missing == Missing::nothing) screen.line("    " + std::string(screen.in(phrases::bilan_small)));
    return;
  }
  std::vector<std::string> headers{"    "};
  for (const auto& [title, reading] : lines.front().readings) headers.push_back(screen.in(title));
  if (lines.front().city) headers.emplace_back(screen.in(phrases::bilan_city));
  Table table(headers);
  for (const auto& line : lines) {
    std::vector<Cell> cells{"    " + line_in_words(line, screen.language())};
    for (const auto& [title, reading] : line.readings) cells.emplace_back(reading_text(indicator, reading, screen));
    if (line.city) cells.emplace_back(reading_text(indicator, *line.city, screen));
    table.add(std::move(cells));
  }
  table.show(screen);
}

void show(const Bilan& bilan, const Screen& screen) {
  screen.line(sanitized(screen.in(bilan.title)) + ", " + period_in_words(bilan.period, screen.language()) + " (" +
              period_in_words(bilan.previous, screen.language()) + ")");
  bool of_persons = false;
  for (const auto& result : bilan.results) {
    screen.line("");
    screen.line(result.answers.empty() ? std::string(screen.in(phrases::bilan_derived))
                                       : sanitized(screen.in(result.answers)));
    for (const auto& indicator : result.show) {
      show_indicator(indicator, screen);
      of_persons = of_persons || indicator.of_persons;
    }
  }
  screen.line("");
  if (of_persons) screen.line(small_counts_rule(bilan, screen.language()));
  if (bilan.corrections > 0) screen.line(phrases::bilan_corrections, {std::to_string(bilan.corrections)});
}

// A number as a spreadsheet of the language reads it: without groups and without a unit.
std::string number(const std::optional<double>& value, const Screen& screen) {
  if (!value) return {};
  auto text = std::to_string(*value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  const auto point = text.find('.');
  if (point != std::string::npos && screen.language() == "fr") text[point] = ',';
  return text;
}

void add_row(const Bilan& bilan, const std::vector<std::string>& names, const BilanReading& reading,
             const Screen& screen, Csv& csv) {
  const auto shown = [&](bool is_shown, const std::optional<double>& value) {
    return is_shown ? number(value, screen) : std::string(screen.in(phrases::bilan_not_shown));
  };
  std::vector<std::string> row = names;
  row.push_back(bilan.period);
  row.push_back(shown(reading.shown, reading.value));
  row.push_back(reading.of > 0 && reading.shown ? std::to_string(reading.of) : std::string());
  row.push_back(bilan.previous);
  row.push_back(shown(reading.shown_before, reading.before));
  csv.add(row);
}

// One row a figure.
void write_csv(const Bilan& bilan, const Screen& screen) {
  Csv csv(screen.language() == "fr");
  std::vector<std::string> head;
  for (const auto* phrase : {&phrases::csv_result, &phrases::csv_indicator, &phrases::csv_line, &phrases::csv_territory,
                             &phrases::csv_period, &phrases::csv_value, &phrases::csv_of, &phrases::csv_period_before,
                             &phrases::csv_value_before})
    head.emplace_back(screen.in(*phrase));
  csv.add(head);
  for (const auto& result : bilan.results)
    for (const auto& indicator : result.show)
      for (const auto& line : lines_of(indicator)) {
        std::vector<std::string> names{screen.in(result.answers), screen.in(indicator.title),
                                       line_in_words(line, screen.language()), ""};
        for (const auto& [title, reading] : line.readings) {
          names.back() = screen.in(title);
          add_row(bilan, names, reading, screen, csv);
        }
        names.back() = screen.in(phrases::bilan_city);
        if (line.city) add_row(bilan, names, *line.city, screen, csv);
      }
  std::cout << csv.text();
}

}  // namespace

Exit bilan(const Request& request, const Screen& screen) {
  BilanRequest asked{request.sheet, request.period, request.territory, {}, screen.progress(phrases::computing)};
  if (request.audience == "publication") asked.audience = BilanRequest::Audience::publication;
  const auto settings = settings_with_database(request);
  const auto made = Engine(settings).bilan({request.actor}, asked);
  if (!made) return screen.problems(made.problems());
  const Screen local = screen.in_zone(settings.zone);
  if (request.csv()) {
    write_csv(*made, local);
  } else if (request.html()) {
    std::cout << to_html(*made, screen.language());
  } else {
    if (!screen.json()) show(*made, local);
    screen.document(to_record(*made, screen));
  }
  return Exit::done;
}

}  // namespace parcours::cli

// The figures of a bilan side by side, and the words around them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/boundary.hpp"
#include "definition/model/titles.hpp"
#include "parcours/bilan.hpp"

namespace parcours {
namespace {

using Kind = BilanIndicator::Kind;
using Names = std::vector<std::string>;

bool is_count(Kind kind) {
  return kind == Kind::sum || kind == Kind::distinct || kind == Kind::weeks || kind == Kind::stock ||
         kind == Kind::list;
}

const BilanTable* table_of(const BilanFigures& figures, const Names& dimensions, const std::string& series) {
  for (const auto& table : figures.tables)
    if (table.dimensions == dimensions && table.series == series) return &table;
  return nullptr;
}

// Where a figure is.
struct Place {
  Names dimensions;
  std::string series;
  Names key;
};

// A cell that is not there is 0, where the figure is a number of something.
std::optional<double> value_at(const BilanTable& table, const Names& key, Kind kind, std::int64_t& of) {
  for (const auto& cell : table.cells)
    if (cell.key == key) {
      of = cell.of;
      return cell.value;
    }
  return is_count(kind) ? std::optional(0.0) : std::nullopt;
}

BilanReading reading_at(const BilanIndicator& indicator, const Place& place) {
  BilanReading reading;
  std::int64_t before_of = 0;
  if (const auto* now = table_of(indicator.now, place.dimensions, place.series)) {
    reading.shown = true;
    reading.value = value_at(*now, place.key, indicator.kind, reading.of);
  }
  if (const auto* before = table_of(indicator.before, place.dimensions, place.series)) {
    reading.shown_before = true;
    reading.before = value_at(*before, place.key, indicator.kind, before_of);
  }
  return reading;
}

// The dimensions of the tables: those of the rows, then the columns.
std::vector<BilanDimension> table_dimensions(const BilanIndicator& indicator) {
  auto all = indicator.dimensions;
  if (indicator.kind == Kind::list && !all.empty()) all.pop_back();
  return all;
}

bool occurs(const BilanIndicator& indicator, const std::string& dimension, const std::string& value) {
  for (const auto* figures : {&indicator.now, &indicator.before})
    for (const auto& table : figures->tables) {
      const auto at = std::find(table.dimensions.begin(), table.dimensions.end(), dimension);
      if (at == table.dimensions.end()) continue;
      const auto i = static_cast<std::size_t>(at - table.dimensions.begin());
      for (const auto& cell : table.cells)
        if (cell.key[i] == value) return true;
    }
  return false;
}

// The values of a dimension that are shown, also those that only figures know. `all`: those without a figure too.
std::vector<std::pair<std::string, Text>> values_of(const BilanIndicator& indicator, const BilanDimension& dimension,
                                                    bool all) {
  std::vector<std::pair<std::string, Text>> values;
  for (const auto& each : dimension.values)
    if (all || occurs(indicator, dimension.name, each.first)) values.push_back(each);
  const auto is_known = [&](const std::string& name) {
    return std::any_of(values.begin(), values.end(), [&](const auto& each) { return each.first == name; });
  };
  for (const auto* figures : {&indicator.now, &indicator.before})
    for (const auto& table : figures->tables)
      for (std::size_t i = 0; i < table.dimensions.size(); ++i)
        for (const auto& cell : table.cells)
          if (table.dimensions[i] == dimension.name && !cell.key[i].empty() && !is_known(cell.key[i]))
            values.emplace_back(cell.key[i], definition::title_or_name({}, cell.key[i]));
  if (occurs(indicator, dimension.name, "")) values.emplace_back("", Text("Non renseigné", "Not given"));
  return values;
}

struct Combination {
  Names key;
  std::vector<Text> titles;
};

// Every value of the columns with every other one.
std::vector<Combination> combinations(const BilanIndicator& indicator, const std::vector<BilanDimension>& dimensions) {
  std::vector<Combination> all{{}};
  for (std::size_t i = 1; i < dimensions.size(); ++i) {
    std::vector<Combination> more;
    for (const auto& each : all)
      for (const auto& [name, title] : values_of(indicator, dimensions[i], false)) {
        more.push_back(each);
        more.back().key.push_back(name), more.back().titles.push_back(title);
      }
    all = std::move(more);
  }
  return all;
}

bool is_shown(const BilanReading& reading) { return reading.shown || reading.shown_before; }

bool sees_city(const BilanIndicator& indicator) {
  const auto whole = [](const auto& tables) {
    return std::any_of(tables.begin(), tables.end(), [](const auto& table) { return table.dimensions.empty(); });
  };
  return whole(indicator.now.tables) || whole(indicator.now.withheld) || whole(indicator.before.tables) ||
         whole(indicator.before.withheld);
}

// Adds the line of those values, where something of it is shown.
class LineMaker {
 public:
  explicit LineMaker(const BilanIndicator& indicator)
      : indicator_(indicator), dimensions_(table_dimensions(indicator)), sees_city_(sees_city(indicator)) {
    if (!dimensions_.empty()) rows_ = values_of(indicator, dimensions_.front(), true);
  }

  std::vector<BilanLine> lines() {
    auto series = indicator_.series;
    if (series.empty()) series.emplace_back("", Text());
    for (const auto& [name, title] : series) {
      add({name, title}, {});
      if (dimensions_.size() > 1)
        for (const auto& each : combinations(indicator_, dimensions_)) add({name, title}, each);
    }
    return std::move(lines_);
  }

 private:
  void add(const std::pair<std::string, Text>& series, const Combination& columns) {
    Names names;
    for (std::size_t i = 1; i < dimensions_.size() && !columns.key.empty(); ++i) names.push_back(dimensions_[i].name);
    BilanLine line{series.second, columns.titles, {}, {}};
    if (sees_city_) line.city = reading_at(indicator_, {names, series.first, columns.key});
    bool any = line.city && is_shown(*line.city);
    auto with_row = names;
    with_row.insert(with_row.begin(), dimensions_.empty() ? std::string() : dimensions_.front().name);
    for (const auto& [name, title] : rows_) {
      auto key = columns.key;
      key.insert(key.begin(), name);
      line.readings.emplace_back(title, reading_at(indicator_, {with_row, series.first, std::move(key)}));
      any = any || is_shown(line.readings.back().second);
    }
    if (any) lines_.push_back(std::move(line));
  }

  const BilanIndicator& indicator_;
  std::vector<BilanDimension> dimensions_;
  bool sees_city_;
  std::vector<std::pair<std::string, Text>> rows_;
  std::vector<BilanLine> lines_;
};

// "1 240" in groups of three, with a narrow blank that does not break.
std::string grouped(std::int64_t n, bool french) {
  auto digits = std::to_string(n < 0 ? -n : n);
  const std::string blank = french ? "\u202f" : ",";
  for (auto at = static_cast<std::int64_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), blank);
  return (n < 0 ? "-" : "") + digits;
}

std::string words_of_period(std::string_view period, std::string_view language) {
  const bool french = language == "fr";
  const auto year = period.substr(0, 4), rest = period.size() > 5 ? period.substr(5) : std::string_view();
  if (rest.empty()) return std::string(period);
  if (rest.size() == 4) return (french ? "année scolaire " : "school year ") + std::string(period);
  if (rest.front() == 'T') {
    const auto n = rest.substr(1);
    return french ? fmt::format("{}{} trimestre {}", n, n == "1" ? "er" : "e", year)
                  : fmt::format("quarter {} of {}", n, year);
  }
  static constexpr std::string_view kMonths[] = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                 "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  const auto digit = [&](std::size_t i) { return static_cast<std::size_t>(rest[i] - '0'); };
  const auto month = digit(0) * 10 + digit(1);
  return french && month >= 1 && month <= 12 ? fmt::format("{} {}", kMonths[month - 1], year) : std::string(period);
}

std::string words_of_figure(const BilanIndicator& indicator, const std::optional<double>& value,
                            std::string_view language) {
  if (!value) return "-";
  const bool french = language == "fr";
  if (is_count(indicator.kind)) return grouped(std::llround(*value), french);
  auto text = fmt::format("{:.1f}", *value);
  if (text == "-0.0") text = "0.0";
  if (french) std::replace(text.begin(), text.end(), '.', ',');
  return indicator.is_percentage() ? text + (french ? "\u00a0%" : "%") : text;
}

std::string words_of_line(const BilanLine& line, std::string_view language) {
  std::string words = line.series.in(language);
  for (const auto& value : line.values) words += (words.empty() ? "" : ", ") + value.in(language);
  return words.empty() ? language == "fr" ? "Ensemble" : "All" : words;
}

std::string words_of_missing(const BilanIndicator& indicator, BilanFigures::Missing missing,
                             std::string_view language) {
  const bool french = language == "fr";
  switch (missing) {
    case BilanFigures::Missing::other_period:
      return fmt::format(fmt::runtime(french ? "Se montre pour d'autres périodes seulement, par exemple {} : de deux "
                                               "découpages on déduirait de petits nombres."
                                             : "Shown for other periods alone, for example {}: small numbers could "
                                               "be found out from two divisions of time."),
                         indicator.possible_period);
    case BilanFigures::Missing::not_over:
      return french ? "Se montre une fois la période terminée." : "Shown once the period is over.";
    case BilanFigures::Missing::delay:
      return french ? "Se montre une fois le délai écoulé pour chacun, en une fois."
                    : "Shown once the delay has passed for everybody, at once.";
    case BilanFigures::Missing::not_counted:
      return french ? "N'était pas encore compté." : "Was not counted yet.";
    case BilanFigures::Missing::nothing:
      break;
  }
  return {};
}

std::string words_of_rule(const Bilan& bilan, std::string_view language) {
  return fmt::format(
      fmt::runtime(language == "fr"
                       ? "Un tableau de personnes se montre entier, si chaque case vaut zéro ou repose sur au moins {} "
                         "personnes ; sinon pas du tout, et le tableau moins détaillé prend sa place."
                       : "A table of persons is shown whole, where every cell is zero or rests on at least {} persons; "
                         "otherwise not at all, and the less detailed table takes its place."),
      bilan.least);
}

}  // namespace

std::vector<BilanLine> lines_of(const BilanIndicator& indicator) {
  return errors_only([&] { return LineMaker(indicator).lines(); });
}
std::string period_in_words(std::string_view period, std::string_view language) {
  return errors_only([&] { return words_of_period(period, language); });
}
std::string figure_in_words(const BilanIndicator& indicator, const std::optional<double>& value,
                            std::string_view language) {
  return errors_only([&] { return words_of_figure(indicator, value, language); });
}
std::string line_in_words(const BilanLine& line, std::string_view language) {
  return errors_only([&] { return words_of_line(line, language); });
}
std::string missing_in_words(const BilanIndicator& indicator, BilanFigures::Missing missing,
                             std::string_view language) {
  return errors_only([&] { return words_of_missing(indicator, missing, language); });
}
std::string small_counts_rule(const Bilan& bilan, std::string_view language) {
  return errors_only([&] { return words_of_rule(bilan, language); });
}

}  // namespace parcours

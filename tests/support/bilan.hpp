// What a bilan shows, as a flat list.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "parcours/engine.hpp"

namespace parcours::testing {

struct ShownFigure {
  std::string indicator, series;
  std::vector<std::string> dimensions, key;
  std::optional<double> value;
};

// The code of the first problem; empty when the bilan is shown.
inline std::string refusal_of(const Checked<Bilan>& bilan) {
  return bilan || bilan.problems().empty() ? std::string() : bilan.problems().front().code;
}

// Every figure of the period; none when the bilan is refused.
inline std::vector<ShownFigure> figures_of(Engine& engine, const Actor& by, const BilanRequest& request) {
  std::vector<ShownFigure> figures;
  const auto bilan = engine.bilan(by, request);
  if (!bilan) return figures;
  for (const auto& result : bilan->results)
    for (const auto& indicator : result.show)
      for (const auto& table : indicator.now.tables)
        for (const auto& cell : table.cells)
          figures.push_back({indicator.name, table.series, table.dimensions, cell.key, cell.value});
  return figures;
}

// Everything that a bilan shows, on a line each.
inline std::string text_of(const Bilan& bilan) {
  std::string all;
  for (const auto& result : bilan.results)
    for (const auto& indicator : result.show)
      for (const auto* figures : {&indicator.now, &indicator.before})
        for (const auto& table : figures->tables)
          for (const auto& cell : table.cells) {
            all += indicator.name + " " + table.series;
            for (const auto& value : cell.key) all += " " + value;
            all += " " + (cell.value ? std::to_string(*cell.value) : std::string("-")) + "\n";
          }
  return all;
}

// The figure of an indicator for the whole city; empty: it is not shown, or has no value.
inline std::optional<double> city_figure(Engine& engine, const BilanRequest& request, const std::string& indicator,
                                         const std::string& series = {}) {
  for (const auto& figure : figures_of(engine, {"root"}, request))
    if (figure.indicator == indicator && figure.series == series && figure.dimensions.empty()) return figure.value;
  return std::nullopt;
}

}  // namespace parcours::testing

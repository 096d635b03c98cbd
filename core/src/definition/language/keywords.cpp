#include "definition/language/keywords.hpp"

#include <vector>

namespace parcours::definition {

std::span<const Keyword> keywords() {
  static const auto all = [] {
    std::vector<Keyword> rows;
    for (const auto part : {keywords_of_workflows(), keywords_of_steps(), keywords_of_stories(), keywords_of_bilans()})
      rows.insert(rows.end(), part.begin(), part.end());
    return rows;
  }();
  return all;
}

const Keyword* keyword(std::string_view place, std::string_view key) {
  const Keyword* everywhere = nullptr;
  for (const auto& row : keywords()) {
    if (row.key != key) continue;
    if (row.place == place) return &row;
    if (row.place.empty()) everywhere = &row;
  }
  return everywhere;
}

}  // namespace parcours::definition

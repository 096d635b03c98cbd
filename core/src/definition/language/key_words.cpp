#include "definition/language/key_words.hpp"

#include <vector>

namespace parcours::definition {

std::span<const KeyWord> key_words() {
  static const auto all = [] {
    std::vector<KeyWord> rows;
    for (const auto part : {key_words_of_workflows(), key_words_of_steps(), key_words_of_stories()})
      rows.insert(rows.end(), part.begin(), part.end());
    return rows;
  }();
  return all;
}

const KeyWord* key_word(std::string_view place, std::string_view key) {
  const KeyWord* everywhere = nullptr;
  for (const auto& row : key_words()) {
    if (row.key != key) continue;
    if (row.place == place) return &row;
    if (row.place.empty()) everywhere = &row;
  }
  return everywhere;
}

}  // namespace parcours::definition

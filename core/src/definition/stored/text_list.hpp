// A text for people in a stored text: [["fr","..."],["en","..."]].
#pragma once
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours::definition {

// The pairs of language and words, in the order of the text.
inline List text_list(const Text& text) {
  List pairs;
  for (const auto& [language, words] : text.translations()) pairs.push_back(List{language, words});
  return pairs;
}

}  // namespace parcours::definition

// The words by which values are found: the same for a value that is stored and for one that is asked for.
#pragma once
#include <string>
#include <vector>

#include "parcours/value.hpp"

namespace parcours {

// text: its words, without accents and case; hyphens, apostrophes, blanks and punctuation separate them. A text of
// digits alone (a telephone number), however they are grouped, is one word. choice: each option that is chosen. day:
// the day as YYYY-MM-DD. number: a word that is in the order of numbers when words are compared byte by byte.
enum class WordKind { text, choice, day, number };

// Returns the words of a value, sorted, each once. Empty for null and for a value of another type.
std::vector<std::string> words_of(const Value& value, WordKind kind);

// Longer words are cut, to so many code points.
inline constexpr std::size_t longest_word = 64;

}  // namespace parcours

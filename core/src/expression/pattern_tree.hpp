// The tree of a pattern, between its text and its code.
#pragma once
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "expression/pattern.hpp"

namespace parcours::expression {

struct PatternNode {
  enum class Kind { character, assertion, sequence, choice, repeat };
  Kind kind = Kind::sequence;
  CharacterClass characters;
  Assertion assertion = Assertion::text_begin;
  std::vector<PatternNode> parts;
  int least = 0, most = -1;  // of a repeat; -1: no end
};

// The tree of `written`, or why it is none.
std::variant<PatternNode, const char*> parse_pattern(std::string_view written);

// A set that stands behind a backslash (d, D, w, W, s, S); empty when the letter names none.
std::vector<std::pair<char32_t, char32_t>> named_class(char32_t name);
// Every code point that is not in `ranges`.
std::vector<std::pair<char32_t, char32_t>> complement(std::vector<std::pair<char32_t, char32_t>> ranges);

}  // namespace parcours::expression

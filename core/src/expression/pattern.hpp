// Patterns of `matches`: the syntax of RE2 without \p{..} and \Q..\E. Found in time linear in the text.
#pragma once
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "expression/item.hpp"

namespace parcours::expression {

// A set of code points: ranges, both ends included.
struct CharacterClass {
  std::vector<std::pair<char32_t, char32_t>> ranges;
  bool negated = false;
  bool has(char32_t c) const;
};

// A place that holds without reading a letter.
enum class Assertion { text_begin, text_end, line_begin, line_end, word_boundary, no_word_boundary };

// One instruction of a pattern. `split` goes on at both `to` and `or_to`.
struct Instruction {
  enum class Kind { character, assertion, split, jump, match } kind;
  std::uint32_t to = 0, or_to = 0;  // of a letter: `or_to` is which of the sets
  Assertion assertion = Assertion::text_begin;
};

// A compiled pattern. Immutable; may be used from several threads.
class Pattern {
 public:
  // The pattern, or why it is none: a stable English phrase.
  static std::variant<Pattern, const char*> compile(std::string_view written);
  // True when some part of `text` fits; a failure when the work is over the budget.
  Item found_in(std::string_view text, Budget& budget) const;

 private:
  friend class PatternCode;
  std::vector<Instruction> code_;
  std::vector<CharacterClass> sets_;
};

}  // namespace parcours::expression

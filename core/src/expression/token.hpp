// The words of an expression.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "expression/fault.hpp"

namespace parcours::expression {

// A word of the text. Operators and brackets are `mark`s, known by their text; what `text` views outlives the token.
struct Token {
  enum class Kind { end, name, integer, real, text, mark };
  Kind kind = Kind::end;
  Span span;
  std::string_view text;  // as written; for a recovered slip ("=") what was meant ("==")
  std::string content;    // of a text: what it says

  bool is(std::string_view mark) const { return kind == Kind::mark && text == mark; }
};

// All the words of `text`, the last one `end`. Slips that have one meaning (`=`, `&`, `7u`) are reported and read as
// meant.
std::vector<Token> tokens_of(std::string_view text, Faults& faults);

// A literal number; null when it is out of range. The sign is read with the digits: the smallest integer is one further
// from 0 than the greatest.
Value real_of(std::string_view written);
Value integer_of(std::string_view digits, bool negative);

// What stands between the quotes of a text, escapes resolved. `offset`: where `body` begins, for faults.
std::string unescaped(std::string_view body, std::size_t offset, Faults& faults);

}  // namespace parcours::expression

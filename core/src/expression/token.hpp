// The tokens of an expression.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "expression/fault.hpp"

namespace parcours::expression {

// One token. Operators and brackets are `mark`s; their text identifies them. `text` is a view of the expression or of a
// literal, which must outlive the token.
struct Token {
  enum class Kind { end, name, integer, real, text, mark };
  Kind kind = Kind::end;
  Span span;
  std::string_view text;  // as written; for a recovered slip ("=") the meant operator ("==")
  std::string content;    // of a text: its value

  bool is(std::string_view mark) const { return kind == Kind::mark && text == mark; }
};

// Returns all tokens of `text`; the last one is `end`. A slip with one possible meaning (`=`, `&`, `7u`) is reported
// and read as meant.
std::vector<Token> tokens_of(std::string_view text, Faults& faults);

// Whether a name has a letter that no name of a workflow has.
inline bool has_accent(std::string_view name) {
  for (const char c : name)
    if (static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

// Read a literal number. Null when it is out of range. The sign is read with the digits, because the smallest integer
// has no positive counterpart.
Value real_of(std::string_view written);
Value integer_of(std::string_view digits, bool negative);

// Returns the value of a text: `body` is between its quotes, escapes are resolved. `offset` is the position of `body`
// in the expression, for faults.
std::string unescaped(std::string_view body, std::size_t offset, Faults& faults);

}  // namespace parcours::expression

// A strict lexer for the SQL that both databases read in the same way.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::store {

struct Token {
  enum class Kind { word, number, text, parameter, sign };
  Kind kind;
  std::string text;  // a word in small letters; a parameter without its colon; empty for a text
};

// Throws Error::plugin for SQL that databases read differently, or that ends a statement: comments, semicolons, quoted
// names, dollar quotes, texts with a prefix, characters outside ASCII other than in texts. Throws it too for more than
// 10,000 characters.
std::vector<Token> tokens_of(std::string_view sql);

}  // namespace parcours::store

// A strict lexer of the SQL that both databases read alike.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::store {

struct Token {
  enum class Kind { word, number, text, parameter, sign };
  Kind kind;
  std::string text;  // a word in small letters; a parameter without its colon; a text without its quotes is left out
};

// Throws Error::plugin for whatever is read differently by different databases, or ends a statement: comments,
// semicolons, quoted names, dollar quotes, texts with a prefix, characters outside ASCII other than in texts; and for
// more than 10,000 characters.
std::vector<Token> tokens_of(std::string_view sql);

}  // namespace parcours::store

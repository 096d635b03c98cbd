#include "store/tokens.hpp"

#include <fmt/format.h>

#include <cctype>

#include "base/utf8.hpp"
#include "parcours/error.hpp"

namespace parcours::store {

namespace {

[[noreturn]] void refuse_token(const std::string& why) { throw Error(Error::Code::plugin, why); }

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {
    if (sql.size() > 10'000) refuse_token("it is longer than 10,000 characters");
    if (find_invalid(sql) != std::string_view::npos) refuse_token("it is not UTF-8");
  }

  std::vector<Token> read() {
    while (at_ < sql_.size()) step();
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }

  void step() {
    const char c = peek();
    if (space(c))
      ++at_;
    else if (letter(c))
      word();
    else if (digit(c) || (c == '.' && digit(peek(1))))
      number();
    else if (c == '\'')
      text();
    else if (c == ':')
      parameter();
    else
      sign(c);
  }

  std::string name() {
    std::string read;
    while (letter(peek()) || digit(peek()))
      read += static_cast<char>(std::tolower(static_cast<unsigned char>(sql_[at_++])));
    return read;
  }

  void word() {
    tokens_.push_back({Token::Kind::word, name()});
    if (peek() == '\'') refuse_token("it has a text with a prefix");
  }

  void number() {
    std::string read;
    while (digit(peek()) || peek() == '.') read += sql_[at_++];
    if (letter(peek())) refuse_token("it has a number with letters in it");
    tokens_.push_back({Token::Kind::number, read});
  }

  void text() {
    for (++at_; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == '\\') refuse_token("it has a text with a backslash");
      if (sql_[at_] != '\'') continue;
      if (peek(1) != '\'') {
        ++at_;
        return tokens_.push_back({Token::Kind::text, {}});
      }
      ++at_;
    }
    refuse_token("it has a text without an end");
  }

  void parameter() {
    ++at_;
    if (!letter(peek())) refuse_token("it has a ':' that is no parameter");
    const auto from = at_;
    name();
    tokens_.push_back({Token::Kind::parameter, std::string(sql_.substr(from, at_ - from))});
  }

  void sign(char c) {
    static constexpr std::string_view allowed = "(),.+-*/%<>=!|";
    if (c == ';') refuse_token("it has a ';': one statement, without its end");
    if ((c == '-' && peek(1) == '-') || (c == '/' && peek(1) == '*')) refuse_token("it has a comment");
    if (allowed.find(c) == std::string_view::npos)
      refuse_token(fmt::format("it has a character that is not read alike on every database (at {})", at_));
    tokens_.push_back({Token::Kind::sign, std::string(1, c)});
    ++at_;
  }

  const std::string_view sql_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view sql) { return Lexer(sql).read(); }

}  // namespace parcours::store

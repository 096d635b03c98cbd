// Splits the text of an expression into tokens, and recovers slips from other languages (token.hpp).
#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "expression/token.hpp"

namespace parcours::expression {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool begins_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool goes_on_name(char c) { return begins_name(c) || is_digit(c); }

// The longest first, because the first match counts.
constexpr std::array<std::string_view, 24> kMarks{"==", "!=", "<=", ">=", "&&", "||", "(", ")", "[", "]", "{", "}",
                                                  ".",  ",",  "?",  ":",  "<",  ">",  "+", "-", "*", "/", "%", "!"};
// Slips from other languages, with the operators that are meant. The longest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSlips{
    {{"===", "=="}, {"!==", "!="}, {"<>", "!="}, {"=<", "<="}, {"=>", ">="}, {"=", "=="}, {"&", "&&"}, {"|", "||"}}};
constexpr std::array<std::string_view, 10> kQuotes{"\u2018", "\u2019", "\u201A", "\u201C", "\u201D",
                                                   "\u201E", "\u00AB", "\u00BB", "\u2039", "`"};

class Lexer {
 public:
  Lexer(std::string_view text, Faults& faults) : text_(text), faults_(faults) {}

  std::vector<Token> run() {
    for (skip_space(); at_ < text_.size(); skip_space()) next();
    add(Token::Kind::end, text_.size(), 0);
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  char ahead(std::size_t n = 0) const { return at_ + n < text_.size() ? text_[at_ + n] : '\0'; }
  Token& add(Token::Kind kind, std::size_t from, std::size_t length) {
    tokens_.push_back({kind, {from, length}, text_.substr(from, length), {}});
    return tokens_.back();
  }

  void skip_space() {
    while (at_ < text_.size()) {
      if (rest().starts_with("//"))
        at_ = std::min(text_.find('\n', at_), text_.size());
      else if (std::string_view(" \t\n\r\f").find(text_[at_]) == std::string_view::npos)
        return;
      else
        ++at_;
    }
  }

  void next() {
    if (read_text() || read_number()) return;
    if (begins_name(ahead()) || letter_length() > 0) return read_name();
    if (read_slip() || read_mark()) return;
    refuse_character();
  }

  // A letter with an accent is read as a part of its word, so that one fault names the whole word.
  void read_name() {
    const auto from = at_;
    for (auto length = name_length(); length > 0; length = name_length()) at_ += length;
    add(Token::Kind::name, from, at_ - from);
  }

  std::size_t name_length() const { return goes_on_name(ahead()) ? 1 : letter_length(); }
  // The bytes of the letter with an accent at this place; 0 when there is none.
  std::size_t letter_length() const {
    auto end = at_;
    return at_ < text_.size() && is_latin_letter(next_code_point(text_, end)) ? end - at_ : 0;
  }

  bool read_number() {
    const bool begins = is_digit(ahead()) || (ahead() == '.' && is_digit(ahead(1)));
    if (!begins) return false;
    const auto from = at_;
    const bool real = skip_number();
    add(real ? Token::Kind::real : Token::Kind::integer, from, at_ - from);
    if ((ahead() == 'u' || ahead() == 'U') && !real && !goes_on_name(ahead(1))) {
      ++at_;
      faults_.add("expression-syntax.unsigned", {from, at_ - from},
                  {{"found", std::string(text_.substr(from, at_ - from))}});
    }
    refuse_glued_name(from);
    return true;
  }

  // True when it has a point or an exponent.
  bool skip_number() {
    if (ahead() == '0' && (ahead(1) == 'x' || ahead(1) == 'X') && is_hex(ahead(2))) {
      for (at_ += 2; is_hex(ahead());) ++at_;
      return false;
    }
    skip_digits();
    bool real = false;
    if (ahead() == '.' && is_digit(ahead(1))) real = true, ++at_, skip_digits();
    const std::size_t sign = ahead(1) == '+' || ahead(1) == '-' ? 1 : 0;
    if ((ahead() == 'e' || ahead() == 'E') && is_digit(ahead(1 + sign))) real = true, at_ += 1 + sign, skip_digits();
    return real;
  }
  void skip_digits() {
    while (is_digit(ahead())) ++at_;
  }

  // `12px`: one fault for the whole, and no second one for a missing operator.
  void refuse_glued_name(std::size_t from) {
    if (!begins_name(ahead())) return;
    while (goes_on_name(ahead())) ++at_;
    faults_.add("expression-syntax.number", {from, at_ - from},
                {{"found", std::string(text_.substr(from, at_ - from))}});
  }

  // A text with its prefixes: r for raw, b for the bytes that do not exist here.
  bool read_text() {
    std::size_t prefix = 0;
    bool raw = false, bytes = false;
    for (; prefix < 2; ++prefix) {
      const char c = ahead(prefix);
      if ((c == 'r' || c == 'R') && !raw)
        raw = true;
      else if ((c == 'b' || c == 'B') && !bytes && !raw)
        bytes = true;
      else
        break;
    }
    if (ahead(prefix) != '\'' && ahead(prefix) != '"') return false;
    const auto from = at_;
    at_ += prefix;
    read_quoted(from, raw);
    if (bytes) faults_.add("expression-syntax.byte-text", {from, at_ - from});
    return true;
  }

  void read_quoted(std::size_t from, bool raw) {
    const bool triple = ahead(1) == ahead() && ahead(2) == ahead();
    const auto quote = text_.substr(at_, triple ? 3 : 1);
    at_ += quote.size();
    const auto body = at_;
    const bool closed = skip_to(quote, raw);
    const auto length = at_ - body;
    if (closed)
      at_ += quote.size();
    else
      faults_.add("expression-syntax.unclosed", {from, at_ - from}, {{"quote", std::string(quote)}});
    const auto content = text_.substr(body, length);
    add(Token::Kind::text, from, at_ - from).content = raw ? std::string(content) : unescaped(content, body, faults_);
  }

  // Reads to the closing quote. False at the end of the text, or of the line when the quote is a single one.
  bool skip_to(std::string_view quote, bool raw) {
    for (; at_ < text_.size(); ++at_) {
      if (rest().starts_with(quote)) return true;
      if (quote.size() == 1 && (ahead() == '\n' || ahead() == '\r')) return false;
      if (ahead() == '\\' && !raw && at_ + 1 < text_.size()) ++at_;
    }
    return false;
  }

  bool read_slip() {
    for (const auto& [written, meant] : kSlips) {
      if (!rest().starts_with(written) || is_proper(written)) continue;
      faults_.add("expression-syntax.operator", {at_, written.size()},
                  {{"found", std::string(written)}, {"instead", std::string(meant)}});
      add(Token::Kind::mark, at_, written.size()).text = meant;
      at_ += written.size();
      return true;
    }
    return false;
  }
  // True when a slip is only the beginning of an operator that exists.
  bool is_proper(std::string_view slip) const {
    return slip.size() == 1 && (rest().starts_with("==") || rest().starts_with("&&") || rest().starts_with("||"));
  }

  bool read_mark() {
    for (const auto mark : kMarks)
      if (rest().starts_with(mark)) {
        add(Token::Kind::mark, at_, mark.size());
        at_ += mark.size();
        return true;
      }
    return false;
  }

  // Letters of Latin-1 and Latin Extended, without the signs between them.
  static bool is_latin_letter(char32_t point) {
    return point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7;
  }

  void refuse_character() {
    const auto from = at_;
    next_code_point(text_, at_);
    const std::string found(text_.substr(from, at_ - from));
    const bool quote = std::find(kQuotes.begin(), kQuotes.end(), found) != kQuotes.end();
    faults_.add(quote ? "expression-syntax.quote" : "expression-syntax.character", {from, at_ - from},
                {{"found", found}});
  }

  std::string_view text_;
  Faults& faults_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, Faults& faults) { return Lexer(text, faults).run(); }

}  // namespace parcours::expression

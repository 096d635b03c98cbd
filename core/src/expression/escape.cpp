// Resolves the escapes in a text literal (token.hpp).
#include <charconv>
#include <optional>

#include "expression/token.hpp"

namespace parcours::expression {
namespace {

void append_utf8(std::string& out, std::uint32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6)), tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0);
  }
}

// The meaning of a letter behind a backslash.
std::optional<char> simple(char c) {
  constexpr std::string_view letters = "abfnrtv\\?\"'`", meanings = "\a\b\f\n\r\t\v\\?\"'`";
  const auto at = letters.find(c);
  return at == std::string_view::npos ? std::nullopt : std::optional(meanings[at]);
}

// The form of an escape with digits: the characters before its digits, how many digits, and their base.
struct EscapeForm {
  std::size_t skip, digits;
  int base;
};
std::optional<EscapeForm> form_of(char c) {
  switch (c) {
    case 'x':
    case 'X':
      return EscapeForm{1, 2, 16};
    case 'u':
      return EscapeForm{1, 4, 16};
    case 'U':
      return EscapeForm{1, 8, 16};
    case '0':
    case '1':
    case '2':
    case '3':
      return EscapeForm{0, 3, 8};
    default:
      return std::nullopt;
  }
}

bool is_scalar(std::uint32_t c) { return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF); }

// The code point of the escape that `rest` continues behind its backslash, and its length without the backslash. Empty
// when it is none.
std::optional<std::pair<std::uint32_t, std::size_t>> code_point(std::string_view rest) {
  const auto form = form_of(rest.front());
  if (!form || rest.size() < form->skip + form->digits) return std::nullopt;
  const auto digits = rest.substr(form->skip, form->digits);
  std::uint32_t c = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), c, form->base);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || !is_scalar(c)) return std::nullopt;
  return std::pair(c, form->skip + form->digits);
}

}  // namespace

std::string unescaped(std::string_view body, std::size_t offset, Faults& faults) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const auto rest = body.substr(at + 1);
    if (body[at] != '\\') {
      out += body[at++];
    } else if (rest.empty()) {
      break;
    } else if (const auto c = simple(rest.front())) {
      out += *c, at += 2;
    } else if (const auto code = code_point(rest)) {
      append_utf8(out, code->first), at += 1 + code->second;
    } else {
      faults.add("expression-syntax.escape", {offset + at, 2}, {{"found", std::string(body.substr(at, 2))}});
      at += 2;
    }
  }
  return out;
}

}  // namespace parcours::expression

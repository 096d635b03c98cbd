#include "base/json_text.hpp"

#include <array>
#include <charconv>

namespace parcours::json {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
  constexpr std::string_view named = "\b\f\n\r\t\"\\", letters = "bfnrt\"\\", hex = "0123456789abcdef";
  out += '\\';
  if (const auto at = named.find(c); at != std::string_view::npos) {
    out += letters[at];
    return;
  }
  out += "u00";
  out += hex[static_cast<std::size_t>(c) >> 4];
  out += hex[static_cast<std::size_t>(c) & 0xF];
}

}  // namespace

void append_number(std::string& out, std::int64_t n) {
  std::array<char, 24> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr);
}

void append_number(std::string& out, double d) {
  std::array<char, 32> digits;
  const std::string_view text(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), d).ptr);
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!needs_escape(text[at])) continue;
    out += text.substr(from, at - from);
    append_escaped(out, text[at]);
    from = at + 1;
  }
  out += text.substr(from);
  out += '"';
}

}  // namespace parcours::json

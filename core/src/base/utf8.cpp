#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace parcours {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Returns the length of a sequence that begins with `lead`; 0 when none begins so.
std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// Returns true for a code point that is encoded too long, is half of a surrogate pair, or is beyond Unicode.
bool is_out_of_form(char32_t c, std::size_t size) {
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return c < smallest[size] || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF;
}

// The sequence at the beginning of `text`. Its size is 0 when it is not well formed.
std::size_t decode(std::string_view text, char32_t& c) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = sequence_size(lead);
  if (size == 0 || size > text.size()) return 0;
  c = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return 0;
    c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return is_out_of_form(c, size) ? 0 : size;
}

// Tests eight bytes at once: all are ASCII and none is NUL.
bool is_plain_word(const char* bytes) {
  constexpr std::uint64_t high = 0x8080808080808080U, ones = 0x0101010101010101U;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return ((word | (word - ones)) & high) == 0;
}

}  // namespace

std::size_t find_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + 8 <= text.size() && is_plain_word(text.data() + at)) {
      at += 8;
      continue;
    }
    char32_t c = 0;
    const auto size = decode(text.substr(at), c);
    if (size == 0 || c == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

std::size_t length(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  char32_t c = 0;
  const auto size = decode(text.substr(at), c);
  at += std::max<std::size_t>(size, 1);
  return size == 0 ? kReplacement : c;
}

bool is_blank(std::string_view text) {
  const auto shows_nothing = [](char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x2064) ||
           c == 0x3000 || c == 0xFEFF;
  };
  for (std::size_t at = 0; at < text.size();)
    if (!shows_nothing(next_code_point(text, at))) return false;
  return true;
}

bool is_control(char32_t point) {
  if (point == '\t' || point == '\n' || point == 0x85) return false;
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFE || point == 0xFFFF;
}

}  // namespace parcours

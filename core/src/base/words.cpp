#include "base/words.hpp"

#include <algorithm>
#include <string_view>

#include "base/calendar.hpp"
#include "base/decimal.hpp"
#include "base/utf8.hpp"

namespace parcours {
namespace {

// The plain small letter of each letter from U+00C0 to U+024F, and from U+1E00 to U+1EFF. An asterisk: there is none.
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiiidnooooo*ouuuuy**aaaaaa*ceeeeiiiidnooooo*ouuuuy*yaaaaaaccccccccddddeeeeeeeeeegggggggg"
    "hhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs********"
    "*********ff*************oo*************uu****************************aaiioouuuuuuuuuu*aaaa****ggkkoo"
    "oo**j***gg**nnaa**ooaaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy****************************";
constexpr std::string_view kMoreLatin =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
    "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy*s****aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
    "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy******";

constexpr bool is_between(char32_t c, char32_t from, char32_t to) { return from <= c && c <= to; }

// What one letter becomes; empty: it is no letter alone.
std::string_view pair_of_letters(char32_t c) {
  switch (c) {
    case U'\u00c6':
    case U'\u00e6':
      return "ae";
    case U'\u0152':
    case U'\u0153':
      return "oe";
    case U'\u00df':
    case U'\u1e9e':
      return "ss";
    case U'\u00de':
    case U'\u00fe':
      return "th";
    case U'\u0132':
    case U'\u0133':
      return "ij";
    default:
      return {};
  }
}

// Marks above and below letters: of Latin, Hebrew and Arabic.
bool is_mark(char32_t c) {
  return is_between(c, 0x300, 0x36f) || is_between(c, 0x591, 0x5c7) || is_between(c, 0x64b, 0x652) || c == 0x640;
}

bool separates(char32_t c) {
  if (c < 0x80) return !is_between(c, 'a', 'z') && !is_between(c, '0', '9');
  return (is_between(c, 0x80, 0xbf) && c != 0xaa && c != 0xb5 && c != 0xba) || c == 0xd7 || c == 0xf7 ||
         is_between(c, 0x2000, 0x206f) || is_between(c, 0x3000, 0x3003) || c == 0xfffd;
}

// The small letter of Greek and Cyrillic capitals, as far as they have a fixed distance.
char32_t small(char32_t c) {
  if (is_between(c, 'A', 'Z') || is_between(c, 0x391, 0x3a9) || is_between(c, 0x410, 0x42f)) return c + 32;
  return is_between(c, 0x400, 0x40f) ? c + 80 : c;
}

void append(std::string& text, char32_t c) {
  const auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) return byte(0xc0 | (c >> 6)), byte(0x80 | (c & 0x3f));
  if (c < 0x10000) return byte(0xe0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3f)), byte(0x80 | (c & 0x3f));
  byte(0xf0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3f)), byte(0x80 | ((c >> 6) & 0x3f)), byte(0x80 | (c & 0x3f));
}

char plain_letter(char32_t c) {
  if (is_between(c, 0xc0, 0x24f)) return kLatin[c - 0xc0];
  return is_between(c, 0x1e00, 0x1eff) ? kMoreLatin[c - 0x1e00] : '*';
}

// Adds what the code point is in a word, and returns false where it ends the word.
bool add_letter(std::string& word, char32_t c) {
  c = small(c);
  if (is_mark(c)) return true;
  if (const auto pair = pair_of_letters(c); !pair.empty()) return word += pair, true;
  if (const auto letter = plain_letter(c); letter != '*') return word += letter, true;
  if (separates(c)) return false;
  append(word, c);
  return true;
}

std::string cut(std::string word) {
  std::size_t at = 0;
  for (std::size_t letters = 0; at < word.size() && letters < longest_word; ++letters) next_code_point(word, at);
  word.resize(at);
  return word;
}

// "06 12 34 56 78", "+33 (0)6.12.34.56.78": its digits; empty for another text.
std::string digits_alone(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (is_between(static_cast<unsigned char>(c), '0', '9'))
      digits += c;
    else if (std::string_view(" .-/+()").find(c) == std::string_view::npos)
      return {};
  return digits;
}

std::vector<std::string> words_of_text(const std::string& text) {
  if (auto digits = digits_alone(text); !digits.empty()) return {cut(std::move(digits))};
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size();)
    if (!add_letter(words.back(), next_code_point(text, at)) && !words.back().empty()) words.emplace_back();
  for (auto& word : words) word = cut(std::move(word));
  return words;
}

// Positive: "p", the number of digits before the point, these digits and those behind it. Negative: "n" and the same
// with each digit replaced by nine minus it, so that the order is the other way round; "~" comes after any digit.
std::string word_of_number(Decimal number) {
  auto text = to_text(number);
  const bool negative = text.front() == '-';
  if (negative) text.erase(0, 1);
  const auto whole = std::min(text.find('.'), text.size());
  text.insert(0, {static_cast<char>('0' + whole / 10), static_cast<char>('0' + whole % 10)});
  if (!negative) return "p" + text;
  for (auto& c : text)
    if (c != '.') c = static_cast<char>('0' + '9' - c);
  return "n" + text + "~";
}

std::vector<std::string> words_of_choice(const Value& value) {
  if (const auto* option = value.get_if<std::string>()) return {*option};
  if (const auto* yes = value.get_if<bool>()) return {*yes ? "true" : "false"};
  std::vector<std::string> words;
  if (const auto* chosen = value.get_if<List>())
    for (const auto& each : *chosen)
      if (const auto* option = each.get_if<std::string>()) words.push_back(*option);
  return words;
}

// A birth may be known by its year or its month alone.
std::vector<std::string> words_of_day(const Value& value) {
  if (const auto* day = value.get_if<Date>()) return {to_text(*day)};
  if (const auto* text = value.get_if<std::string>()) return {*text};
  if (const auto* year = value.get_if<std::int64_t>()) return {std::to_string(*year)};
  return {};
}

std::vector<std::string> unsorted(const Value& value, WordKind kind) {
  switch (kind) {
    case WordKind::text:
      if (const auto* text = value.get_if<std::string>()) return words_of_text(*text);
      return {};
    case WordKind::choice:
      return words_of_choice(value);
    case WordKind::day:
      return words_of_day(value);
    case WordKind::number:
      if (const auto* whole = value.get_if<std::int64_t>()) return {word_of_number({*whole, 0})};
      if (const auto* number = value.get_if<Decimal>()) return {word_of_number(*number)};
      return {};
  }
  return {};
}

}  // namespace

std::vector<std::string> words_of(const Value& value, WordKind kind) {
  auto words = unsorted(value, kind);
  std::erase(words, std::string());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace parcours

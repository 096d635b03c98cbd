#include "base/nearest.hpp"

#include <algorithm>
#include <array>

#include "base/boundary.hpp"
#include "base/utf8.hpp"

namespace parcours {
namespace {

// The unit of cost is half a letter.
constexpr std::size_t kLetter = 2, kAccentOrCase = 1;
// Longer names are not compared, because the comparison is quadratic.
constexpr std::size_t kLongest = 64;

using Letters = std::u32string;

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size() && letters.size() <= kLongest;) letters += next_code_point(text, at);
  return letters;
}

// Returns the small letter without its accent. Covers Latin-1, which contains the accents of French.
char32_t plain(char32_t c) {
  constexpr std::string_view base = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
  static_assert(base.size() == 0x100 - 0xC0);
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if (c >= 0xC0 && c <= 0xFF) return static_cast<char32_t>(base[c - 0xC0]);
  return c;
}

std::size_t replacing(char32_t a, char32_t b) {
  if (a == b) return 0;
  return plain(a) == plain(b) ? kAccentOrCase : kLetter;
}

using Row = std::array<std::size_t, kLongest + 1>;

// One row of the table of distances, from the first `i` letters of `a` to each beginning of `b`.
void fill_row(const Letters& a, const Letters& b, std::size_t i, std::array<Row, 3>& rows) {
  auto &row = rows[i % 3], &before = rows[(i + 2) % 3], &two_before = rows[(i + 1) % 3];
  row[0] = i * kLetter;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[j] = std::min({before[j] + kLetter, row[j - 1] + kLetter, before[j - 1] + replacing(a[i - 1], b[j - 1])});
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
      row[j] = std::min(row[j], two_before[j - 2] + kLetter);
  }
}

std::size_t distance(const Letters& a, const Letters& b) {
  std::array<Row, 3> rows;
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j * kLetter;
  for (std::size_t i = 1; i <= a.size(); ++i) fill_row(a, b, i, rows);
  return rows[a.size() % 3][b.size()];
}

bool differ_in_accents_or_case(const Letters& a, const Letters& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char32_t x, char32_t y) { return plain(x) == plain(y); });
}

// A third of the letters, at least one. A word that keeps no letter is another word.
bool is_near(std::size_t distance, std::size_t letters) {
  return distance * 3 <= std::max(3 * kLetter, letters * kLetter) && distance < letters * kLetter;
}

std::string nearest_of(std::string_view word, const std::vector<std::string>& candidates) {
  const auto wanted = letters_of(word);
  std::string best;
  if (wanted.size() > kLongest) return best;
  std::size_t least = kLongest * kLetter;
  for (const auto& candidate : candidates) {
    const auto letters = letters_of(candidate);
    if (letters.size() > kLongest) continue;
    const auto d = distance(wanted, letters);
    if (d < least && (is_near(d, wanted.size()) || differ_in_accents_or_case(wanted, letters)))
      best = candidate, least = d;
  }
  return best;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  return errors_only([&] { return nearest_of(word, candidates); });
}

std::string nearest_named(std::string_view word, const std::vector<NamedThing>& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.name);
  if (auto near = nearest(word, names); !near.empty()) return near;
  for (const auto* language : {"fr", "en"}) {
    std::vector<std::string> titles;
    for (const auto& thing : things) titles.push_back(thing.title.in(language));
    const auto near = nearest(word, titles);
    if (!near.empty()) return names[static_cast<std::size_t>(std::ranges::find(titles, near) - titles.begin())];
  }
  return {};
}

}  // namespace parcours

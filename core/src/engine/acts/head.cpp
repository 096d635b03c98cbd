#include "engine/acts/head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace parcours::engine {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (auto at = text.find_first_not_of(kBlanks); at != std::string_view::npos;
       at = text.find_first_not_of(kBlanks, at + words.back().size()))
    words.push_back(text.substr(at, text.find_first_of(kBlanks, at) - at));
  return words;
}

// Empty unless the word is a number from 1.
std::optional<std::int64_t> positive(std::string_view word) {
  std::int64_t number = 0;
  const auto end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, number);
  return error == std::errc() && stop == end && number > 0 ? std::optional(number) : std::nullopt;
}

// The text before the signatures of a note.
std::string_view body_of(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, std::min(text.find("\n\n"), text.find("\r\n\r\n")));
}

}  // namespace

std::string to_text(const Head& head) {
  return fmt::format("parcours {}\n{} {}\n{}\n", head.database, head.seq, head.rows, head.root);
}

std::optional<Head> read_head(std::string_view text) {
  const auto words = words_of(body_of(text));
  if (words.size() != 5 || words[0] != "parcours") return std::nullopt;
  const auto seq = positive(words[2]), rows = positive(words[3]);
  if (!seq || !rows) return std::nullopt;
  return Head{std::string(words[1]), *seq, *rows, std::string(words[4])};
}

}  // namespace parcours::engine

// The numbers of the command line.
#pragma once
#include <charconv>
#include <cstdint>
#include <string_view>

namespace parcours::cli {

// Whether the word is a whole number from `least` on that fits; CLI11 takes the nearest one for a number that does not.
inline bool is_whole_number(std::string_view word, std::int64_t least) {
  std::int64_t n = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), n);
  return failed == std::errc() && end == word.data() + word.size() && n >= least;
}

// A task is given by the name of its step or by its number: what begins like a number is one.
inline bool is_step_or_number(std::string_view word) {
  const bool number = !word.empty() && word.front() >= '0' && word.front() <= '9';
  return !number || is_whole_number(word, 1);
}

}  // namespace parcours::cli

// A phrase of the command, in both languages.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "parcours/text.hpp"

namespace parcours::cli {

// `{}` is replaced by an argument, in their order.
struct Phrase {
  std::string_view fr, en;
  // French when the language is not "en".
  constexpr std::string_view in(std::string_view language) const { return language == "en" ? en : fr; }
  Text text() const { return {std::string(fr), std::string(en)}; }
};

// A number of things: the phrase for one of them, and the phrase for several. In French none is singular.
struct Plural {
  Phrase one, many;
  constexpr const Phrase& of(std::int64_t n, std::string_view language) const {
    return n == 1 || (n == 0 && language != "en") ? one : many;
  }
};

}  // namespace parcours::cli

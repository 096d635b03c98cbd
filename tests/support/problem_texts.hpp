// Problems as texts, in every language.
#pragma once
#include <string>

#include "parcours/problem.hpp"

namespace parcours::testing {

inline std::string text_of(const Text& text) {
  std::string all;
  for (const auto& [language, translation] : text.translations()) all += translation + "\n";
  return all;
}

inline std::string text_of(const Problems& problems) {
  std::string all;
  for (const auto& p : problems) all += p.code + " " + p.where + " " + text_of(p.message) + text_of(p.hint) + "\n";
  return all;
}

// Those that refuse; empty: there are warnings at most.
inline std::string refusals_in(const Problems& problems) {
  Problems errors;
  for (const auto& p : problems)
    if (p.severity != Problem::Severity::warning) errors.push_back(p);
  return text_of(errors);
}

}  // namespace parcours::testing

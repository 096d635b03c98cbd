// What the codes of problems mean, and how to correct what they are about.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/problem.hpp"
#include "parcours/text.hpp"

namespace parcours {

// One code of one part of the engine. Two parts may use the same code, for example "conflict".
struct Explanation {
  // A message and a hint that a problem with this code may have. An argument is shown by its name: ‹step›.
  struct Wording {
    Text message, hint;
  };
  std::string code;
  Text part;                      // workflows, expressions, stories, cases, the database or the engine
  std::vector<Wording> wordings;  // at least one
  Text about;                     // the meaning of the code and the correction; never empty
  std::string wrong, right;       // a small example and its correction; may be empty
};

// Every code of the engine, sorted by code. The codes of a sheet's own problems are not among them. The list lives as
// long as the program. Any number of threads may call this and the functions below.
const std::vector<Explanation>& explanations();

// The explanations of one code, with or without square brackets around it. Problem: `unknown-code`, whose hint is the
// nearest code.
Checked<std::vector<Explanation>> explain(std::string_view code);

// For people in a terminal: several lines, the last one ends with a newline. `language` is "fr" or "en".
std::string to_text(const Explanation& explanation, std::string_view language);

}  // namespace parcours

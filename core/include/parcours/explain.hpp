// What the codes of problems mean, and how to mend what they are about.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/problem.hpp"

namespace parcours {

// One code as one part of the engine says it. (A few codes are said by two parts: "conflict" of a case and of the
// engine.)
struct Explanation {
  // What is said under the code, with ‹step› where a name is filled in.
  struct Saying {
    Text message, hint;
  };
  std::string code;
  Text part;  // what it is about: workflows, expressions, stories, cases, the engine
  std::vector<Saying> sayings;
  Text about;  // what it means and how to mend it; empty while nobody has written it: then the sayings must do
  std::string wrong, right;  // a small example, and the same mended; may be empty
};

// Every code of the engine (those of a sheet's own problems are told by the sheet), sorted by code.
const std::vector<Explanation>& explanations();

// Those of one code, or the problem `unknown-code` with the nearest one. Brackets around it are taken off.
Checked<std::vector<Explanation>> explain(std::string_view code);

// As people read it in a terminal: several lines, the last one ended too.
std::string to_text(const Explanation& explanation, std::string_view language);

}  // namespace parcours

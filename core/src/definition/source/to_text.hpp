// The text of a problem for a terminal.
#pragma once
#include <string>
#include <string_view>

#include "parcours/problem.hpp"

namespace parcours::definition {

// Returns several lines in `language`: "file:1:2: message", the line of the text, a mark, the hint and the code.
std::string to_text(const Problem& problem, std::string_view language);

}  // namespace parcours::definition

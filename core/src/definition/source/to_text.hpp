// Problems as people read them in a terminal.
#pragma once
#include <string>
#include <string_view>

#include "parcours/problem.hpp"

namespace parcours::definition {

// A problem as people read it in a terminal: "file:1:2: message", the line, a mark, the hint, the code.
std::string to_text(const Problem& problem, std::string_view language);

}  // namespace parcours::definition

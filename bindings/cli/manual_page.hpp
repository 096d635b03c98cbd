// The manual page of the command, from the shape of the program.
#pragma once
#include <string>

namespace parcours::cli {

// The page of section 1 as roff, in that language: what `parcours manual-page` prints when the command is built, and
// what is installed.
std::string manual_page(const std::string& language);

}  // namespace parcours::cli

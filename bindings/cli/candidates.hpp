// What may come next on a command line, for the completion of a shell.
#pragma once
#include <string>
#include <vector>

namespace parcours::cli {

// Prints a candidate for the last of `words` a line: the word, and after a tab what it is. The first of `words` is
// "--", then come those of the command line behind the name of the program. Who acts, the database and the rights are
// those of the command line and of the environment. Nothing is printed where a file may come, or where something is
// wrong. Returns the exit code 0.
int print_candidates(const std::vector<std::string>& words);

}  // namespace parcours::cli

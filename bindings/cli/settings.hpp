// Which engine is meant, and what was written in words.
#pragma once
#include <string>
#include <vector>

#include "cli/request.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

// Flags before the configuration file; the sheets extra the program when neither names any. Throws
// Error::configuration.
Settings settings_of(const Request& request);

// The same for what needs a database. Throws Usage when none is named.
Settings settings_with_database(const Request& request);

// The folder of the workflows: the word behind the command, else --workflows. Throws Usage.
std::filesystem::path workflows_of(const Request& request);

// What `open` and `do` are given: perhaps an outcome, then fields. Throws Usage.
struct ParsedWords {
  std::string outcome;
  Record with;
};
ParsedWords read_words(const std::vector<std::string>& words, bool outcome_first);

// Throws Usage.
Date read_date(const std::string& text);

}  // namespace parcours::cli

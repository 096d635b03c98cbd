// The settings of the engine, and the values of arguments.
#pragma once
#include <string>
#include <vector>

#include "cli/request.hpp"
#include "cli/screen.hpp"
#include "parcours/engine.hpp"

namespace parcours::cli {

// The configuration file, changed by the options. The sheets installed with the program when neither names plugins.
// Throws Error::configuration.
Settings settings_of(const Request& request);
// The same for a command that reads files and no database: a configuration that the environment names and that is not
// there is left out, which standard error reports.
Settings settings_of_files(const Request& request);

// The same for a command that needs a database. Throws Usage when none is named, and Error::configuration when a SQLite
// file does not exist and the command is not one that creates it.
Settings settings_with_database(const Request& request);
// The same for who keeps the engine running: its log goes to standard error, in the language of the screen, which must
// outlive the engine.
Settings settings_with_log(const Request& request, const Screen& screen);
// The same for who sends a command to a case: of the log, what is about cases, such as why an action failed.
Settings settings_with_log_of_cases(const Request& request, const Screen& screen);

// The folder of the workflows: the argument of the command, else --workflows. Throws Usage when there is neither.
std::filesystem::path workflows_of(const Request& request);

// The arguments of a form: an outcome, where there is one, and fields.
struct ParsedWords {
  std::string outcome;
  Record with;
};
// Reads `field=value` and `field:=JSON`. With `outcome_first`, a first word without `=` is the outcome. Throws Usage.
ParsedWords read_words(const std::vector<std::string>& words, bool outcome_first);

// A day of the years 1 to 9999, as YYYY-MM-DD or DD/MM/YYYY. Throws Usage.
Date read_date(const std::string& text);

}  // namespace parcours::cli

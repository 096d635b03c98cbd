// A command line that is not finished.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "cli/program_shape.hpp"
#include "cli/request.hpp"

namespace parcours::cli {

struct PartialLine {
  const CommandShape* command = nullptr;       // null: not named yet
  const OptionShape* awaited = nullptr;        // the option whose value is the last word; null: none
  std::string family;                          // the first word of a command of two, before the second
  std::vector<std::string> arguments;          // before the last word
  std::map<std::string, std::string> options;  // those with a value; the last one of a name
  std::string last;                            // what is being typed; of "--name=value" the value
  std::string before;                          // what comes before it in its word: "--name="

  // The argument of that name; empty when it is not there yet.
  std::string argument(std::string_view name) const;
  // The argument that the last word is; null when there is none.
  const OptionShape* current() const;
  // The settings of the engine and who acts, by the options and the environment.
  Request request() const;
};

// `words`: those behind the name of the program, at least one.
PartialLine read_partial_line(const ProgramShape& program, const std::vector<std::string>& words);

}  // namespace parcours::cli

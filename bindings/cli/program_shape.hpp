// The commands, options and arguments of the program as data, for completion and for suggestions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::cli {

struct OptionShape {
  std::vector<std::string> names;  // "--as", "-h"
  std::string about;
  bool takes_value = false;
  std::vector<std::string> allowed{};  // its values; empty: any
};

struct CommandShape {
  std::string name;  // "lint", "plugin list"
  std::string about;
  std::vector<OptionShape> options{};    // its own
  std::vector<OptionShape> arguments{};  // in their order; the last one may be repeated
};

struct ProgramShape {
  std::vector<CommandShape> commands;
  std::vector<OptionShape> options;  // of every command

  const CommandShape* command(std::string_view name) const {
    for (const auto& each : commands)
      if (each.name == name) return &each;
    return nullptr;
  }
};

// Texts are in that language.
ProgramShape program_shape(const std::string& language);

// The option of that name among those of a command and those of every command; null when there is none. `command` may
// be null.
const OptionShape* option_named(const ProgramShape& program, const CommandShape* command, std::string_view name);

}  // namespace parcours::cli

// What somebody probably meant who mistyped a command, an option or a value.
#pragma once
#include <string>

#include "cli/program_shape.hpp"
#include "cli/request.hpp"

namespace parcours::cli {

// A word that is no command of the program.
Usage unknown_command(const ProgramShape& program, const std::string& word);
// A word that a command does not expect. `command` may be null.
Usage unexpected_word(const ProgramShape& program, const CommandShape* command, const std::string& word);
// A value that an option or an argument of the command does not take.
Usage refused_value(const ProgramShape& program, const CommandShape* command, const std::string& option,
                    const std::string& value);
// An option or an argument that was given too often, or without its value. `what`: the message of CLI11: "--as: 1
// required TEXT missing", "FILE: At Most 1 required but received 2".
Usage wrong_number(const std::string& what);

// The part of a message of CLI11 that is after its first colon; the whole text where there is none.
std::string after_colon(const std::string& text);

// The message of a wrong command line, with the nearest word and the allowed ones.
std::string text_of(const Usage& usage, const std::string& language);

}  // namespace parcours::cli

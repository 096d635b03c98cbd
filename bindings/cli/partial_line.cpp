#include "cli/partial_line.hpp"

#include <algorithm>
#include <cstdlib>

namespace parcours::cli {
namespace {

std::string of_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// Whether the word is the first of a command of two words.
bool begins_command(const ProgramShape& program, const std::string& word) {
  return std::any_of(program.commands.begin(), program.commands.end(),
                     [&](const CommandShape& each) { return each.name.starts_with(word + " "); });
}

void add_word(PartialLine& line, const ProgramShape& program, const std::string& word) {
  if (line.command) return line.arguments.push_back(word);
  const auto name = line.family.empty() ? word : line.family + " " + word;
  line.command = program.command(name);
  if (!line.command && begins_command(program, word)) line.family = word;
}

// The option of the word. Its value is in the word, in the next one, or there is none.
void add_option(PartialLine& line, const ProgramShape& program, const std::string& word) {
  const auto equals = word.find('=');
  const auto* option = option_named(program, line.command, word.substr(0, equals));
  if (!option || !option->takes_value) return;
  if (equals == std::string::npos)
    line.awaited = option;
  else
    line.options[option->names.front()] = word.substr(equals + 1);
}

void add_last(PartialLine& line, const ProgramShape& program, const std::string& word) {
  line.last = word;
  const auto equals = word.find('=');
  if (line.awaited || !word.starts_with("--") || equals == std::string::npos) return;
  line.awaited = option_named(program, line.command, word.substr(0, equals));
  line.before = word.substr(0, equals + 1);
  line.last = word.substr(equals + 1);
}

}  // namespace

std::string PartialLine::argument(std::string_view name) const {
  for (std::size_t i = 0; command && i < command->arguments.size() && i < arguments.size(); ++i)
    if (command->arguments[i].names.front() == name) return arguments[i];
  return {};
}

const OptionShape* PartialLine::current() const {
  if (!command || command->arguments.empty()) return nullptr;
  return &command->arguments[std::min(arguments.size(), command->arguments.size() - 1)];
}

Request PartialLine::request() const {
  const auto value = [&](const char* option, const char* variable) {
    const auto found = options.find(option);
    return found != options.end() ? found->second : *variable ? of_environment(variable) : std::string();
  };
  Request request;
  request.command = "candidates";
  request.database = value("--db", "");
  request.config = value("--config", "PARCOURS_CONFIG");
  request.journal_key = value("--journal-key", "PARCOURS_JOURNAL_KEY");
  request.actor = value("--as", "PARCOURS_ACTOR");
  if (request.actor.empty()) request.actor = "operator";
  request.language = value("--lang", "PARCOURS_LANG");
  if (const auto plugins = value("--plugins", ""); !plugins.empty()) request.plugins.emplace_back(plugins);
  return request;
}

PartialLine read_partial_line(const ProgramShape& program, const std::vector<std::string>& words) {
  PartialLine line;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto& word = words[i];
    if (line.awaited) {
      line.options[line.awaited->names.front()] = word;
      line.awaited = nullptr;
    } else if (word.size() > 1 && word.starts_with("-")) {
      add_option(line, program, word);
    } else {
      add_word(line, program, word);
    }
  }
  add_last(line, program, words.back());
  return line;
}

}  // namespace parcours::cli

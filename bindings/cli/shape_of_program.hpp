// Reads the shape of the program from its command line. Templates, because the headers of CLI11 are in no header.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/program_shape.hpp"

namespace parcours::cli {

template <class Option>
using AllowedValues = std::map<const Option*, std::vector<std::string>>;

template <class Option>
OptionShape shape_of_option(const Option& option, const AllowedValues<Option>& allowed) {
  OptionShape shape{{}, option.get_description(), option.get_items_expected_max() > 0};
  for (const auto& name : option.get_lnames()) shape.names.push_back("--" + name);
  for (const auto& name : option.get_snames()) shape.names.push_back("-" + name);
  if (option.get_positional()) shape.names.push_back(option.get_name());
  if (const auto found = allowed.find(&option); found != allowed.end()) shape.allowed = found->second;
  return shape;
}

template <class App, class Option>
CommandShape shape_of_command(const App& command, std::string name, const AllowedValues<Option>& allowed) {
  CommandShape shape{std::move(name), command.get_description()};
  for (const auto* option : command.get_options({}))
    (option->get_positional() ? shape.arguments : shape.options).push_back(shape_of_option(*option, allowed));
  return shape;
}

// A command with commands of its own, as `plugin`, is none itself.
template <class App, class Option>
ProgramShape shape_of_program(const App& app, const AllowedValues<Option>& allowed) {
  ProgramShape program;
  for (const auto* option : app.get_options({})) program.options.push_back(shape_of_option(*option, allowed));
  for (const auto* command : app.get_subcommands({})) {
    const auto inner = command->get_subcommands({});
    if (inner.empty()) program.commands.push_back(shape_of_command(*command, command->get_name(), allowed));
    for (const auto* each : inner)
      program.commands.push_back(shape_of_command(*each, command->get_name() + " " + each->get_name(), allowed));
  }
  return program;
}

}  // namespace parcours::cli

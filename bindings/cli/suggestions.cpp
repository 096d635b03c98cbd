#include "cli/suggestions.hpp"

#include <algorithm>

#include "cli/screen.hpp"
#include "cli/usage_texts.hpp"
#include "parcours/nearest.hpp"

namespace parcours::cli {
namespace {

std::vector<std::string> names_of(const std::vector<OptionShape>& options) {
  std::vector<std::string> names;
  for (const auto& option : options) names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

const OptionShape* named_among(const std::vector<OptionShape>& options, std::string_view name) {
  for (const auto& option : options)
    if (std::find(option.names.begin(), option.names.end(), name) != option.names.end()) return &option;
  return nullptr;
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

const OptionShape* option_named(const ProgramShape& program, const CommandShape* command, std::string_view name) {
  if (!command) return named_among(program.options, name);
  if (const auto* own = named_among(command->options, name)) return own;
  if (const auto* argument = named_among(command->arguments, name)) return argument;
  return named_among(program.options, name);
}

Usage unknown_command(const ProgramShape& program, const std::string& word) {
  std::vector<std::string> names;
  for (const auto& command : program.commands) names.push_back(command.name);
  return {phrases::unexpected, word, nearest(word, names), names};
}

Usage unexpected_word(const ProgramShape& program, const CommandShape* command, const std::string& word) {
  if (!word.starts_with("-")) return {phrases::unexpected, word};
  const auto name = word.substr(0, word.find('='));
  const auto own = command ? names_of(command->options) : std::vector<std::string>();
  auto all = names_of(program.options);
  all.insert(all.end(), own.begin(), own.end());
  return {phrases::unexpected, name, nearest(name, all), own.empty() ? all : own};
}

Usage refused_value(const ProgramShape& program, const CommandShape* command, const std::string& option,
                    const std::string& value) {
  const auto* shape = option_named(program, command, option);
  if (!shape || shape->allowed.empty()) return {phrases::not_right, option};
  return {phrases::not_right, option + " " + value, nearest(value, shape->allowed), shape->allowed};
}

Usage wrong_number(const std::string& what) {
  return {what.ends_with(" missing") ? phrases::no_value : phrases::one_only, what.substr(0, what.find(':'))};
}

std::string after_colon(const std::string& text) {
  const auto colon = text.find(": ");
  return colon == std::string::npos ? text : text.substr(colon + 2);
}

std::string text_of(const Usage& usage, const std::string& language) {
  auto text = fill(usage.what.in(language), {sanitized(usage.word)});
  if (!usage.near.empty()) text += fill(phrases::did_you_mean.in(language), {usage.near});
  if (!usage.possible.empty()) text += fill(phrases::possible.in(language), {joined_words(usage.possible)});
  return text;
}

}  // namespace parcours::cli

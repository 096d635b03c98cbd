// The options that are needed before the command line is read: the language and the form of the output.
#include <cstdlib>
#include <string>

#include "cli/request.hpp"

namespace parcours::cli {
namespace {

// The value of `--name value` or `--name=value`, before anything is parsed.
std::string peek(int argc, char** argv, std::string_view name) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == name && i + 1 < argc) return argv[i + 1];
    if (word.starts_with(name) && word.substr(name.size()).starts_with("="))
      return std::string(word.substr(name.size() + 1));
  }
  return {};
}

}  // namespace

std::string language_of(int argc, char** argv) {
  std::string language = peek(argc, argv, "--lang");
  if (const char* given = std::getenv("PARCOURS_LANG"); language.empty() && given) language = given;
  return language == "en" ? "en" : "fr";
}

bool wants_json(int argc, char** argv) { return peek(argc, argv, "--format") == "json"; }

}  // namespace parcours::cli

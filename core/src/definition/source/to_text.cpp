// Writes problems for a terminal (to_text.hpp).
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "definition/source/to_text.hpp"

namespace parcours::definition {
namespace {

constexpr std::size_t right_edge = 120;

std::string_view kind_of(Problem::Severity severity, bool french) {
  switch (severity) {
    case Problem::Severity::error:
      return "";
    case Problem::Severity::warning:
      return french ? "attention : " : "warning: ";
    case Problem::Severity::question:
      return french ? "à confirmer : " : "please confirm: ";
  }
  return "";
}

// Returns the mark with its hint, and the code at the right edge.
std::string last_line(std::string line, const std::string& hint, const std::string& code) {
  if (!hint.empty()) line += " " + hint;
  const auto used = length(line) + code.size() + 2;
  line.append(used + 2 > right_edge ? 2 : right_edge - used, ' ');
  return line + "[" + code + "]";
}

}  // namespace

std::string to_text(const Problem& problem, std::string_view language) {
  std::string text = problem.where.empty() ? "" : problem.where + ": ";
  text += kind_of(problem.severity, language == "fr");
  text += problem.message.in(language);
  text += '\n';
  const auto break_at = problem.excerpt.find('\n');
  if (break_at != std::string::npos) text += problem.excerpt.substr(0, break_at + 1);
  const auto mark = break_at == std::string::npos ? "       |" : problem.excerpt.substr(break_at + 1);
  return text + last_line(mark, problem.hint.in(language), problem.code) + "\n";
}

}  // namespace parcours::definition

#include "base/diagnostics.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "base/utf8.hpp"

namespace parcours {
namespace {

using Store = fmt::dynamic_format_arg_store<fmt::format_context>;

// A quoted argument is cut: the beginning is enough to find it in the text.
constexpr std::size_t max_quoted = 60;

std::string shortened(const std::string& quoted) {
  std::size_t at = 0, letters = 0;
  for (; at < quoted.size() && letters < max_quoted; ++letters) next_code_point(quoted, at);
  return at < quoted.size() ? quoted.substr(0, at) + "…" : quoted;
}

bool quotes(std::string_view text, std::string_view name) {
  return text.find(fmt::format("'{{{}}}'", name)) != std::string_view::npos ||
         text.find(fmt::format("« {{{}}} »", name)) != std::string_view::npos;
}

// A text with an argument that was not given is a bug. A release build then shows the text with its braces.
std::string filled(std::string_view text, const Store& arguments) {
  try {
    return fmt::vformat(text, arguments);
  } catch (const fmt::format_error&) {
    assert(!"a message names an argument that it is not given");
    return std::string(text);
  }
}

// Whether the hint is a guess ("did you mean '{near}'?") where nothing is near.
bool guesses_nothing(std::string_view hint, DiagnosticTable::Arguments arguments) {
  return hint.find("{near}") != std::string_view::npos &&
         std::any_of(arguments.begin(), arguments.end(),
                     [](const auto& argument) { return argument.first == "near" && argument.second.empty(); });
}

}  // namespace

Problem::Severity DiagnosticTable::severity(std::string_view code) const {
  const auto at =
      std::find_if(table_.begin(), table_.end(), [&](const DiagnosticDescriptor& m) { return m.code == code; });
  return at == table_.end() ? Problem::Severity::error : at->severity;
}

Problem DiagnosticTable::problem(std::string_view code, Arguments arguments, std::string where) const {
  const auto at =
      std::find_if(table_.begin(), table_.end(), [&](const DiagnosticDescriptor& m) { return m.code == code; });
  assert(at != table_.end() && "no message has this code");
  Problem problem;
  problem.code = code.substr(0, code.find('.'));
  problem.where = std::move(where);
  if (at == table_.end()) return problem;
  problem.severity = at->severity;

  Store fr, en;
  for (const auto& [name, value] : arguments) {
    const bool quoted = quotes(at->en, name);
    for (const auto& [store, language] : {std::pair{&fr, "fr"}, {&en, "en"}})
      store->push_back(fmt::arg(name, quoted ? shortened(value.in(language)) : value.in(language)));
  }
  problem.message = Text(filled(at->fr, fr), filled(at->en, en));
  if (!guesses_nothing(at->hint_en, arguments)) problem.hint = Text(filled(at->hint_fr, fr), filled(at->hint_en, en));
  return problem;
}

}  // namespace parcours

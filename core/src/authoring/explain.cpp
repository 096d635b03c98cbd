#include "parcours/explain.hpp"

#include <algorithm>

#include "base/boundary.hpp"
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "engine/diagnostics.hpp"
#include "parcours/reference.hpp"

namespace parcours {
namespace {

constexpr std::size_t kRightEdge = 100;

// The words of `text` in lines of at most kRightEdge columns, each behind `margin`.
std::string wrapped(std::string_view text, const std::string& margin) {
  std::string all, line = margin;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    const auto word = text.substr(0, end);
    if (line != margin && length(line) + 1 + length(word) > kRightEdge) all += line + "\n", line = margin;
    line += (line == margin || word.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return line == margin ? all : all + line + "\n";
}

// An example behind its title, indented.
std::string example(std::string_view title, std::string_view text) {
  if (text.empty()) return "";
  auto all = "\n  " + std::string(title) + "\n";
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    all += "      " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::string_view bare(std::string_view code) {
  if (code.starts_with('[') && code.ends_with(']')) code = code.substr(1, code.size() - 2);
  return code;
}

// Also of the words of the language, which `parcours explain` explains too.
std::string nearest_code(std::string_view code) {
  std::vector<std::string> codes;
  for (const auto& each : explanations()) codes.push_back(each.code);
  for (const auto& file : reference().files)
    for (const auto& place : file.places)
      for (const auto& key : place.keys) codes.push_back(key.key);
  for (const auto* words : {&reference().types, &reference().functions})
    for (const auto& word : *words) codes.push_back(word.name);
  return nearest(code, codes);
}

}  // namespace

Checked<std::vector<Explanation>> explain(std::string_view code) {
  return errors_only([&]() -> Checked<std::vector<Explanation>> {
    std::vector<Explanation> found;
    for (const auto& each : explanations())
      if (each.code == bare(code)) found.push_back(each);
    if (!found.empty()) return found;
    auto problem = engine::diagnostics().problem("unknown-code", {{"code", std::string(code)}});
    if (const auto near = nearest_code(bare(code)); !near.empty()) problem.hint = definition::did_you_mean(near);
    return problem;
  });
}

std::string to_text(const Explanation& explanation, std::string_view language) {
  return errors_only([&] {
    const bool french = language != "en";
    auto text = explanation.code + "  (" + explanation.part.in(language) + ")\n";
    for (const auto& [message, hint] : explanation.wordings) {
      text += wrapped(message.in(language), "  ");
      text += wrapped(hint.in(language), "    ");
    }
    if (!explanation.about.empty()) text += "\n" + wrapped(explanation.about.in(language), "  ");
    text += example(french ? "Au lieu de :" : "Instead of:", explanation.wrong);
    return text + example(french ? "Écrire :" : "Write:", explanation.right);
  });
}

}  // namespace parcours

// The reference of the language as people read it.
#include "base/boundary.hpp"
#include "parcours/reference.hpp"

namespace parcours {
namespace {

std::string_view colon(std::string_view language) { return language == "en" ? ": " : " : "; }

std::string format(const KeyEntry& key, std::string_view language) {
  auto line = "* `" + key.key + "`";
  if (key.required) line += language == "en" ? " (required)" : " (obligatoire)";
  line += std::string(colon(language)) + key.about.in(language);
  if (!key.takes.empty()) line += " — " + key.takes.in(language);
  return line + "\n";
}

std::string format(const WordEntry& word, std::string_view language) {
  auto text = "* `" + word.name + "`" + std::string(colon(language)) + word.about.in(language) + "\n";
  for (const auto& call : word.calls) text += "  * `" + call + "`\n";
  if (!word.example.empty())
    text += std::string(language == "en" ? "  * example: `" : "  * exemple : `") + word.example + "`\n";
  return text;
}

std::string format(const std::vector<WordEntry>& words, std::string_view title, std::string_view language) {
  if (words.empty()) return {};
  auto text = "\n## " + std::string(title) + "\n\n";
  for (const auto& word : words) text += format(word, language);
  return text;
}

}  // namespace

std::string to_text(const Reference& reference, std::string_view language) {
  return errors_only([&] {
    const bool english = language == "en";
    std::string text;
    for (const auto& file : reference.files) {
      text += "\n## " + file.title.in(language) + "\n";
      for (const auto& place : file.places) {
        text += "\n### " + place.name + "\n\n";
        for (const auto& key : place.keys) text += format(key, language);
      }
    }
    text += format(reference.types, english ? "Types of fields" : "Types de champs", language);
    text += format(reference.functions, english ? "Functions of expressions" : "Fonctions des expressions", language);
    return text.empty() ? text : text.substr(1);
  });
}

}  // namespace parcours

#include "authoring/explanations.hpp"

#include <algorithm>
#include <map>

#include "definition/source/yaml.hpp"
#include "engine/diagnostics.hpp"
#include "execution/diagnostics.hpp"
#include "expression/fault.hpp"
#include "store/diagnostics.hpp"
#include "story/diagnostics.hpp"

namespace parcours::engine {
namespace {

using definition::yaml::Node;

// What a file says about one code.
struct Entry {
  Text about;
  std::string wrong, right;
};
using Entries = std::map<std::string, Entry, std::less<>>;

std::string text_under(const Node& entry, std::string_view key) {
  const auto* found = entry.find(key);
  return found && found->is_scalar() ? found->text : std::string();
}

Entries entries_of(const ExplanationFile& file, std::vector<std::string>& mistakes) {
  const definition::Source source("core/src/" + std::string(file.name), file.text);
  definition::DiagnosticSink sink(source);
  const auto root = definition::yaml::parse(source, sink);
  for (const auto& problem : sink.take()) mistakes.push_back(problem.where + ": " + problem.message.in("en"));
  Entries entries;
  if (!root) return entries;
  for (const auto& [key, value] : root->pairs)
    entries[key.text] = {Text(text_under(value, "fr"), text_under(value, "en")), text_under(value, "wrong"),
                         text_under(value, "right")};
  return entries;
}

// By the name of their file.
using Files = std::map<std::string, Entries, std::less<>>;

Files read_all(std::vector<std::string>& mistakes) {
  Files all;
  for (const auto& table : tables_of_codes()) all[std::string(table.file)];
  for (const auto& file : explanation_files()) all[std::string(file.name)] = entries_of(file, mistakes);
  return all;
}

// "étape « {step} »" as "étape « ‹step› »"; doubled braces as one.
std::string shown(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = text[i];
    const bool doubled = i + 1 < text.size() && text[i + 1] == c && (c == '{' || c == '}');
    if (doubled || (c != '{' && c != '}')) {
      shown += c, i += doubled;
      continue;
    }
    if (c == '}' && shown.ends_with("_fr")) shown.resize(shown.size() - 3);
    shown += c == '{' ? "‹" : "›";
  }
  return shown;
}

Explanation::Saying saying_of(const DiagnosticDescriptor& message) {
  return {Text(shown(message.fr), shown(message.en)), Text(shown(message.hint_fr), shown(message.hint_en))};
}

// What a table says, by code, in the order of its codes.
std::map<std::string, std::vector<Explanation::Saying>, std::less<>> sayings_of(const DiagnosticTable& table) {
  std::map<std::string, std::vector<Explanation::Saying>, std::less<>> sayings;
  for (const auto& message : table.all())
    if (const auto code = code_of(message); !code.empty()) sayings[std::string(code)].push_back(saying_of(message));
  return sayings;
}

std::vector<Explanation> explained() {
  std::vector<std::string> mistakes;
  const auto files = read_all(mistakes);
  std::vector<Explanation> all;
  for (const auto& table : tables_of_codes()) {
    const auto& entries = files.find(table.file)->second;
    for (auto& [code, sayings] : sayings_of(*table.messages)) {
      const auto at = entries.find(code);
      const auto entry = at == entries.end() ? Entry() : at->second;
      all.push_back({code, table.part, std::move(sayings), entry.about, entry.wrong, entry.right});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return all;
}

// What somebody who added a code is told to write.
std::string to_write(const std::string& code, const Explanation::Saying& saying) {
  return code + ":\n  fr: >-\n    " + saying.message.in("fr") +
         " ; ce que cela veut dire, et comment le corriger\n  en: >-\n    " + saying.message.in("en") +
         "; what it means, and how to mend it\n";
}

void compare(const CodeTable& table, const Entries& entries, std::vector<std::string>& mistakes) {
  const auto file = "core/src/" + std::string(table.file);
  const auto sayings = sayings_of(*table.messages);
  for (const auto& [code, messages_of_code] : sayings) {
    const auto at = entries.find(code);
    if (at == entries.end())
      mistakes.push_back(file + ": code '" + code + "' is not explained; write there:\n" +
                         to_write(code, messages_of_code.front()));
    else if (at->second.about.translations().size() < 2)
      mistakes.push_back(file + ": the explanation of '" + code + "' lacks 'fr' or 'en'");
  }
  for (const auto& [code, entry] : entries)
    if (!sayings.count(code)) mistakes.push_back(file + ": '" + code + "' is no code any more; remove its explanation");
}

}  // namespace

const std::vector<CodeTable>& tables_of_codes() {
  static const std::vector<CodeTable> all{
      {"definition/source/explanations.yaml", {"parcours types", "workflows"}, &definition::diagnostics()},
      {"expression/explanations.yaml", {"expressions", "expressions"}, &expression::diagnostics()},
      {"story/explanations.yaml", {"récits", "stories"}, &definition::story_diagnostics()},
      {"execution/explanations.yaml", {"dossiers", "cases"}, &execution::diagnostics()},
      {"store/explanations.yaml", {"base de données", "database"}, &store::diagnostics()},
      {"engine/explanations.yaml", {"moteur", "engine"}, &diagnostics()},
  };
  return all;
}

std::string_view code_of(const DiagnosticDescriptor& message) {
  const auto code = message.code.substr(0, message.code.find('.'));
  return code == "expression" ? std::string_view() : code;  // words that other sayings are made of
}

std::vector<std::string> mistakes_in_explanations() {
  std::vector<std::string> mistakes;
  const auto files = read_all(mistakes);
  for (const auto& table : tables_of_codes()) compare(table, files.find(table.file)->second, mistakes);
  return mistakes;
}

}  // namespace parcours::engine

namespace parcours {

const std::vector<Explanation>& explanations() {
  static const auto all = engine::explained();
  return all;
}

}  // namespace parcours

#include "authoring/explanations.hpp"

#include <algorithm>
#include <map>

#include "base/boundary.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "engine/diagnostics.hpp"
#include "execution/diagnostics.hpp"
#include "expression/fault.hpp"
#include "store/diagnostics.hpp"
#include "story/diagnostics.hpp"

namespace parcours::authoring {
namespace {

using Entries = std::map<std::string_view, ExplainedCode>;

Entries entries_of(std::string_view file) {
  Entries entries;
  for (const auto& each : explanation_files())
    if (each.name == file)
      for (const auto& explained : each.codes) entries.emplace(explained.code, explained);
  return entries;
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

Explanation::Wording wording_of(const DiagnosticDescriptor& message) {
  return {Text(shown(message.fr), shown(message.en)), Text(shown(message.hint_fr), shown(message.hint_en))};
}

// The wordings of a table by code, in the order of its codes.
std::map<std::string, std::vector<Explanation::Wording>, std::less<>> wordings_of(const DiagnosticTable& table) {
  std::map<std::string, std::vector<Explanation::Wording>, std::less<>> wordings;
  for (const auto& message : table.all())
    if (const auto code = code_of(message); !code.empty()) wordings[std::string(code)].push_back(wording_of(message));
  return wordings;
}

std::vector<Explanation> explained() {
  std::vector<Explanation> all;
  for (const auto& table : tables_of_codes()) {
    const auto entries = entries_of(table.file);
    for (auto& [code, wordings] : wordings_of(*table.messages)) {
      const auto at = entries.find(code);
      const auto entry = at == entries.end() ? ExplainedCode() : at->second;
      all.push_back({code, table.part, std::move(wordings),
                     Text(std::string(entry.about_fr), std::string(entry.about_en)), std::string(entry.wrong),
                     std::string(entry.right)});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return all;
}

// The entry to write for a new code.
std::string to_write(const std::string& code, const Explanation::Wording& wording) {
  return code + ":\n  about_fr: >-\n    " + wording.message.in("fr") +
         " ; ce que cela veut dire, et comment le corriger\n  about_en: >-\n    " + wording.message.in("en") +
         "; its meaning, and how to repair it\n";
}

void compare(const CodeTable& table, std::vector<std::string>& mistakes) {
  const auto file = "core/src/" + std::string(table.file);
  const auto wordings = wordings_of(*table.messages);
  const auto entries = entries_of(table.file);
  for (const auto& [code, messages_of_code] : wordings)
    if (!entries.contains(code))
      mistakes.push_back(file + ": code '" + code + "' is not explained; write there:\n" +
                         to_write(code, messages_of_code.front()));
  for (const auto& [code, entry] : entries)
    if (!wordings.contains(code))
      mistakes.push_back(file + ": '" + std::string(code) + "' is no code any more; remove its explanation");
}

}  // namespace

const std::vector<CodeTable>& tables_of_codes() {
  static const std::vector<CodeTable> all{
      {"definition/source/diagnostics.yaml", {"parcours types", "workflows"}, &definition::diagnostics()},
      {"expression/diagnostics.yaml", {"expressions", "expressions"}, &expression::diagnostics()},
      {"story/diagnostics.yaml", {"récits", "stories"}, &story::story_diagnostics()},
      {"execution/diagnostics.yaml", {"dossiers", "cases"}, &execution::diagnostics()},
      {"store/diagnostics.yaml", {"base de données", "database"}, &store::diagnostics()},
      {"engine/diagnostics.yaml", {"moteur", "engine"}, &engine::diagnostics()},
  };
  return all;
}

std::string_view code_of(const DiagnosticDescriptor& message) {
  const auto code = message.code.substr(0, message.code.find('.'));
  return code == "expression" ? std::string_view() : code;  // a part of other messages
}

std::vector<std::string> mistakes_in_explanations() {
  std::vector<std::string> mistakes;
  for (const auto& table : tables_of_codes()) compare(table, mistakes);
  return mistakes;
}

}  // namespace parcours::authoring

namespace parcours {

const std::vector<Explanation>& explanations() {
  return errors_only([]() -> const std::vector<Explanation>& {
    static const auto all = authoring::explained();
    return all;
  });
}

}  // namespace parcours

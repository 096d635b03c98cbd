// Where the explanations of codes come from: a file `*explanations.yaml` beside each table of messages, compiled in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "parcours/explain.hpp"

namespace parcours::engine {

// A file below core/src: code: { fr, en, wrong, right }, the last two only where an example helps.
struct ExplanationFile {
  std::string_view name;  // "definition/source/explanations.yaml"
  std::string_view text;
};
std::vector<ExplanationFile> explanation_files();  // in explanation_files.cpp, which the build writes

// A table of messages and the file that explains it. A new table of problems is added to tables_of_codes().
struct CodeTable {
  std::string_view file;
  Text part;
  const DiagnosticTable* messages;
};
const std::vector<CodeTable>& tables_of_codes();

// What a person sees of a message's code: of "unknown-name.member" the part before the point.
std::string_view code_of(const DiagnosticDescriptor& message);

// What is wrong with the files: what cannot be read, a code without an explanation, an explanation without a code, a
// language that is missing; each with what to write, and where. Empty when all is well.
std::vector<std::string> mistakes_in_explanations();

}  // namespace parcours::engine

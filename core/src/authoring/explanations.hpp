// The explanations of codes. They are in the diagnostics.yaml of each layer, and the build compiles them in.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "parcours/explain.hpp"

namespace parcours::authoring {

// The explanation of one code. The example, `wrong` and `right`, may be empty.
struct ExplainedCode {
  std::string_view code;
  std::string_view about_fr, about_en;
  std::string_view wrong, right;
};
// The explanations of one file below core/src.
struct ExplanationFile {
  std::string_view name;  // "definition/source/diagnostics.yaml"
  std::span<const ExplainedCode> codes;
};
// Returns all files. The build writes this function (core/cmake/ParcoursDiagnostics.cmake).
std::vector<ExplanationFile> explanation_files();

// A table of messages and its file. A new table of problems is added to tables_of_codes().
struct CodeTable {
  std::string_view file;
  Text part;
  const DiagnosticTable* messages;  // lives as long as the program
};
// Every table whose codes people see. A new table is added there.
const std::vector<CodeTable>& tables_of_codes();

// Returns the part of a message's code that people see: of "unknown-name.member" the part before the point.
std::string_view code_of(const DiagnosticDescriptor& message);

// Returns the mistakes of the files: a code without an explanation, an explanation without a code. Each comes with the
// text to write and its place. Empty when there are none. (The build refuses other mistakes.)
std::vector<std::string> mistakes_in_explanations();

}  // namespace parcours::authoring

#include <vector>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/diagnostic_tables.hpp"

namespace parcours::definition {

const DiagnosticTable& diagnostics() {
  static const auto table = [] {
    std::vector<DiagnosticDescriptor> all;
    for (const auto part :
         {diagnostics_of_texts(), diagnostics_of_keys(), diagnostics_of_meaning(), diagnostics_of_steps(),
          diagnostics_of_lines(), diagnostics_of_fields(), diagnostics_of_values()})
      all.insert(all.end(), part.begin(), part.end());
    return all;
  }();
  static const DiagnosticTable known{table};
  return known;
}

}  // namespace parcours::definition

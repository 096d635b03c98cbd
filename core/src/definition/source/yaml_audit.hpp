// What a parser of YAML may have let through.
#pragma once
#include <optional>
#include <string>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/yaml.hpp"

namespace parcours::definition::yaml {

// Characters that no place of a workflow may hold, or that are not UTF-8: said in `sink`; true when there are none.
bool check_characters(const Source& source, DiagnosticSink& sink);

// Holds the tree against its text, token by token: nothing may stand in the text that is not in the tree. Fills in
// where scalars and collections end. Whatever does not belong is said in `sink`.
struct AuditResult {
  bool ended = false;        // it did not stop at something that it cannot step over
  bool drops_value = false;  // a tag or an alias stands for a value, which the tree does not hold
};
AuditResult audit(Node& root, const Source& source, DiagnosticSink& sink);

// The word that a parser takes for nothing (`null`, `~`) at that place; empty when there is none.
std::string_view null_literal_at(const Source& source, std::size_t at);

// Says why a text is no YAML, as the person would want it who wrote that line: `at` is where a parser gave up. In a
// text that was mended to look further, only what is surely wrong is said.
void report_syntax_error(std::size_t at, const Source& source, DiagnosticSink& sink);

// The text with the value on the line of `at` emptied, byte for byte as long: what is wrong there is known, and what
// stands further down can be looked at. Nothing when the line does not stand by itself.
std::optional<std::string> without_value(const Source& source, std::size_t at);

// The name and length of the odd space at `at` (no-break space, zero-width space...), or an empty name.
struct UnusualSpace {
  std::string_view name;
  std::size_t length = 0;
};
UnusualSpace unusual_space(std::string_view text, std::size_t at);

}  // namespace parcours::definition::yaml

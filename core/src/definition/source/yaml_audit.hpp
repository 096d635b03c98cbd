// Checks of a text that a YAML parser does not make.
#pragma once
#include <optional>
#include <string>

#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/yaml.hpp"

namespace parcours::definition::yaml {

// Reports characters that are not UTF-8 or that no workflow may contain. Returns true when there are none.
bool check_characters(const Source& source, DiagnosticSink& sink);

// The result of an audit.
struct AuditResult {
  bool ended = false;        // the audit came to the end of the text
  bool drops_value = false;  // a tag or an alias replaces a value that the tree does not contain
};
// Compares the tree with its text, token by token. Everything in the text must be in the tree; it reports the rest.
// Writes the ends of scalars and collections into the tree.
AuditResult audit(Node& root, const Source& source, DiagnosticSink& sink);

// Returns the word at a place that a parser reads as null (`null`, `~`); empty when there is none.
std::string_view null_literal_at(const Source& source, std::size_t at);

// Reports why a text is no YAML, in the terms of the person who wrote the line. `at` is the place where the parser gave
// up. In a text that without_value() has changed, it reports only certain mistakes.
void report_syntax_error(std::size_t at, const Source& source, DiagnosticSink& sink);

// Returns the text without the value on the line of `at`, with the same length in bytes. The rest of the text can then
// be parsed and checked too. Returns nothing when the value goes on in other lines.
std::optional<std::string> without_value(const Source& source, std::size_t at);

// An unusual space: no-break space, zero-width space and others.
struct UnusualSpace {
  std::string_view name;
  std::size_t length = 0;  // in bytes
};
// Returns the unusual space at a place; its name is empty when there is none.
UnusualSpace unusual_space(std::string_view text, std::size_t at);
// Reports an unusual space in the beginning of one of the lines above `at`, which the parser has taken for a part of a
// text. Returns false when there is none.
bool report_odd_space_above(std::size_t at, const Source& source, DiagnosticSink& sink);
// Reports an unusual space behind a colon of the line that begins at `start`: there is no key. Returns false when there
// is none.
bool report_odd_space_behind_colon(std::size_t start, const Source& source, DiagnosticSink& sink);

// Returns the name ("U+001B") of the control character at a place (`is_control`); empty for any other. Moves `at`
// behind the character.
std::string control_character(std::string_view text, std::size_t& at);

}  // namespace parcours::definition::yaml

// What a parser of YAML may have let through.
#pragma once
#include "definition/sink.hpp"
#include "definition/yaml.hpp"

namespace parcours::definition::yaml {

// Characters that no place of a workflow may hold, or that are not UTF-8: said in `sink`; true when there are none.
bool characters_are_fine(const Source& source, Sink& sink);

// Holds the tree against its text, token by token: nothing may stand in the text that is not in the tree. Fills in where scalars
// and collections end. Whatever does not belong is said in `sink`; it stops at the first that it cannot step over.
void audit(Node& root, const Source& source, Sink& sink);

// Says why a text is no YAML, as the person would want it who wrote that line: `at` is where a parser gave up.
void say_syntax(std::size_t at, const Source& source, Sink& sink);

// The name and length of the odd space at `at` (no-break space, zero-width space...), or an empty name.
struct OddSpace {
  std::string_view name;
  std::size_t length = 0;
};
OddSpace odd_space(std::string_view text, std::size_t at);

}  // namespace parcours::definition::yaml

// JSON Schema of the files that administrators write, for editors: completion, checking while typing, texts to hover
// over.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "definition/language/keywords.hpp"
#include "parcours/contract.hpp"

namespace parcours::definition {

// A schema of 2020-12, from the language's tables (key_sets.hpp, keywords.hpp) and the contracts of the loaded actions:
// their names, settings and outcomes. Descriptions in `language`. Every workflow that the reader takes fits; of what
// does not fit the reader says more. (Not the other way round: that a name refers to something is checked by the reader
// alone.)
std::string workflow_schema(const std::vector<Contract>& actions, std::string_view language);

// The same of a story (story_key_sets.hpp).
std::string story_schema(const std::vector<Contract>& actions, std::string_view language);

// The schema of what stands under a key, as JSON. What has a place of its own is "#/$defs/<place>".
std::string value_schema(const Keyword& row);

}  // namespace parcours::definition

// JSON Schemas of the files that administrators write. Editors use them to complete, to check while typing and to show
// help.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "definition/language/keywords.hpp"
#include "parcours/contract.hpp"

namespace parcours::definition {

// Returns a schema of draft 2020-12 as text, with descriptions in `language`. It comes from the tables of the language
// (key_sets.hpp, keywords.hpp) and from the contracts of the loaded actions: their names, settings and outcomes.
//
// Every workflow that the reader accepts is valid under the schema. The reader checks more: for example, only the
// reader checks that a name refers to something.
std::string workflow_schema(const std::vector<Contract>& actions, std::string_view language);

// Returns the schema of stories (story_key_sets.hpp).
std::string story_schema(const std::vector<Contract>& actions, std::string_view language);

// Returns the schema of bilans (bilan_key_sets.hpp).
std::string bilan_schema(std::string_view language);

// Returns the schema of `roles.yaml`.
std::string roles_schema(std::string_view language);

// Returns the schema of the value of a key, as JSON. A value with a place of its own is a reference, "#/$defs/<place>".
std::string value_schema(const Keyword& row);

}  // namespace parcours::definition

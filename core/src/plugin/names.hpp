// The rules for names of a sheet. They are those of workflows, so that a workflow can write every name.
#pragma once
#include <string>
#include <string_view>

namespace parcours::plugin {

// The rules in English, for messages.
inline constexpr std::string_view name_rule =
    "a small letter, then small letters, digits and '_', at least two, at most 64, no word of YAML";
inline constexpr std::string_view sheet_name_rule =
    "a small letter, then small letters and digits, at least two, at most 32";
inline constexpr std::string_view code_rule = "a letter, then letters, digits, '_' and '-', at most 64";

bool is_name(std::string_view name);        // [a-z][a-z0-9_]+, no word of YAML or of the language
bool is_sheet_name(std::string_view name);  // [a-z][a-z0-9]+
bool is_code(std::string_view code);        // E_AGE_MIN, unknown-outcome

// Returns a foreign name in a form that is safe in a message: at most 80 characters, with `?` for all but
// printable ASCII.
std::string printable(std::string_view name);

}  // namespace parcours::plugin

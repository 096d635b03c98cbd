// Which names a sheet may use: those of the language of workflows, so that every one can be written there.
#pragma once
#include <string>
#include <string_view>

namespace parcours::plugin {

inline constexpr std::string_view name_rule =
    "a small letter, then small letters, digits and '_', at least two, at most 64, no word of YAML";
inline constexpr std::string_view sheet_name_rule =
    "a small letter, then small letters and digits, at least two, at most 32";
inline constexpr std::string_view code_rule = "a letter, then letters, digits, '_' and '-', at most 64";

bool is_name(std::string_view name);        // [a-z][a-z0-9_]+ and no word that YAML or the language takes
bool is_sheet_name(std::string_view name);  // [a-z][a-z0-9]+
bool is_code(std::string_view code);        // E_AGE_MIN, unknown-outcome

// A name of somebody else's making as a message may show it: cut when long, and nothing in it but what prints.
std::string printable(std::string_view name);

}  // namespace parcours::plugin

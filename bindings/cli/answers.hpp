// What somebody typed at a terminal, read as it is meant.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/forms.hpp"

namespace parcours::cli {

// Without the blanks before and behind it.
std::string trimmed(std::string_view text);
std::vector<std::string> between_commas(std::string_view text);

// The choices that an answer can mean: the one of that number (from 1), name or title, else all whose name or title
// begins with it. Case is ignored.
std::vector<const Choice*> choices_meant(const std::string& given, const std::vector<Choice>& choices,
                                         std::string_view language);

// "o", "oui", "y", "yes"; "n", "non", "no". Empty for anything else.
std::optional<bool> yes_or_no(std::string_view given);

// A value of the type as the engine takes it: "28/03/2026" is "2026-03-28", "1 234,5" is "1234.5", "2 jours ouvrés" is
// "2 working days", "Oui" is true.
Value typed(Type type, std::string given);

}  // namespace parcours::cli

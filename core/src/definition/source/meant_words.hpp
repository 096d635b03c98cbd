// The words of the language that a writer meant by words of French, for hints.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours::definition {

// The one of `allowed` that a word of French or of another program means, else the nearest; empty when there is none.
std::string word_meant(const std::string& written, const std::vector<std::string>& allowed);

// "true" or "false", as a word of French or of another program means it; empty for any other word.
std::string flag_meant(std::string_view word);

// Whether the word means that a value is asked. The language has no word for it.
bool means_required(std::string_view word);

// The delay that is written in French, "10 jours ouvrés", as the language writes it; empty for any other text.
std::string delay_meant(std::string_view written);

}  // namespace parcours::definition

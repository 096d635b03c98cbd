// The phrases of a report of stories, in French and English.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "parcours/text.hpp"

namespace parcours::story {

// The table lives as long as the program.
const DiagnosticTable& story_phrases();
// The phrase of that code with its arguments.
Text story_text(std::string_view code, DiagnosticTable::Arguments arguments = {});
// "a, b, c".
std::string joined(const std::vector<std::string>& names);

}  // namespace parcours::story

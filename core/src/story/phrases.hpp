// What is said when a story and its workflow disagree, and in a report of stories.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "parcours/text.hpp"

namespace parcours::story {

const DiagnosticTable& story_phrases();
Text story_text(std::string_view code, DiagnosticTable::Arguments arguments = {});
std::string joined(const std::vector<std::string>& names);

}  // namespace parcours::story

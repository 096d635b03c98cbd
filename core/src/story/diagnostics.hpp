// The diagnostics for the text of a story.
#pragma once
#include "base/diagnostics.hpp"

namespace parcours::story {

// The table lives as long as the program.
const DiagnosticTable& story_diagnostics();

}  // namespace parcours::story

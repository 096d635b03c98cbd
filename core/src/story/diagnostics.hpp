// What is said about the text of a story.
#pragma once
#include "base/diagnostics.hpp"

namespace parcours::story {

const DiagnosticTable& story_diagnostics();

}  // namespace parcours::story

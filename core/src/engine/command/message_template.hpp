// Texts of a workflow that are sent to people, with the values of the case that they quote.
#pragma once
#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "parcours/text.hpp"

namespace parcours::engine {

// Replaces `{case.ref}` and `{field}` by their present values, in every language. An empty field gives nothing. Fields
// of level C2 and above may not leave the engine: they stay as they are written, and so does what names no field.
Text render(const Text& text, const definition::Workflow& workflow, const execution::Case& a_case);

}  // namespace parcours::engine

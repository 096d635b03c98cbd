// Texts of a workflow that leave for people, with what they quote of the case.
#pragma once
#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "parcours/text.hpp"

namespace parcours::engine {

// `{case.reference}` and `{field}` as they stand now, in every language: nothing for a field that is empty. What may
// not leave (fields of C2 and above) and what is no field stays as it is written.
Text render(const Text& text, const definition::Workflow& workflow, const execution::Case& a_case);

}  // namespace parcours::engine

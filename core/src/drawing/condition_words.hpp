// Conditions and other expressions in the words of the reader's language.
#pragma once
#include <string>
#include <string_view>

#include "definition/model/workflow.hpp"

namespace parcours::drawing {

// Returns an expression in words: fields by their titles, values by the titles of their options, parameters by their
// values. A function without words is copied as the workflow has it. `language`: as in base/spoken.hpp.
std::string words_of(const definition::Workflow& workflow, const definition::Program& program,
                     std::string_view language);

}  // namespace parcours::drawing

// The words that people read for the names of a workflow.
#pragma once
#include <string_view>

#include "definition/model/roles.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Returns the title, or where there is none the name, with blanks for `_`.
Text title_or_name(const Text& title, std::string_view name);

// Returns the title of an outcome of a step or a message: what the workflow calls it under `texts`, under `outcomes` or
// in a message, in this order; then the engine's own word for "accepted" and the like; then its name.
Text title_of_outcome(const Workflow& workflow, std::string_view name);
// What the workflow calls something under `texts`. Empty where it does not, or where the text is a letter.
Text title_in_texts(const Workflow& workflow, std::string_view name);
// Of an end of the case: what `outcomes` calls it comes first.
Text title_of_end(const Workflow& workflow, std::string_view name);
Text title_of_message(const Workflow& workflow, std::string_view name);
// Of a role of the city; its name where `roles` does not contain it.
Text title_of_role(const Roles& roles, std::string_view name);

}  // namespace parcours::definition

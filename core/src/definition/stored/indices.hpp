// Checks the indices, numbers and kinds of a workflow that came from a stored text.
#pragma once
#include <string_view>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Returns the first mistake, for Error::store; empty when there is none. Then no index leads out of the workflow, no
// block is inside itself, and every step has what its kind needs. The text lives as long as the program.
std::string_view find_index_error(const Workflow& workflow);

}  // namespace parcours::definition

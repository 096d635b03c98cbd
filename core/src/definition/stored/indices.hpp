// Whether everything in a stored workflow leads somewhere.
#pragma once
#include <string_view>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// What is wrong with the indices, numbers and kinds of a workflow that came from outside; empty when nothing is.
// Afterwards no index leads out of the workflow, no block stands in itself, every step has what its kind needs.
std::string_view find_index_error(const Workflow& workflow);

}  // namespace parcours::definition

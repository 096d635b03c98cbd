// Loops over cases: a case opens another or sends to it, and this comes back without a person or a date. As a loop of
// steps, each round of the engine would go on with it, and two handovers in it double the cases each time.
#pragma once
#include <utility>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// The steps of a loop that hand over or send: the place of the workflow in the list that was given, and the step.
using CaseLoop = std::vector<std::pair<std::size_t, Index>>;

// Finds the loops over the cases of these workflows. A handover to a workflow that is not among them leads nowhere.
// Guards are not evaluated: a way that may be taken counts as taken, as in loops of steps (reachability.hpp).
std::vector<CaseLoop> find_case_loops(const std::vector<const Workflow*>& all);

}  // namespace parcours::definition

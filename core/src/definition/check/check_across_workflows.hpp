// Checks of workflows that are read together: one must accept what another sends.
#pragma once
#include <string>
#include <vector>

#include "definition/model/workflow.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// A workflow that may run, and the file that contains it.
struct ReadWorkflow {
  std::string file;
  Workflow workflow;
};

// Checks every handover, and every message to other cases, whose receiver is among `all`. The receiver must accept the
// sender. The sender must give everything that the receiver requires, and nothing that it does not ask. A sender that
// waits for the end must route every end of the receiver. `where` of a problem is `file:line` of the sender. `calendar`
// is the city's.
Problems check_across_workflows(const std::vector<ReadWorkflow>& all, const Calendar& calendar);

// A part of it: the counts of one name make one figure, in all workflows of a sheet. Returns `problems` and its own.
Problems check_counts_across(const std::vector<ReadWorkflow>& all, Problems problems);

}  // namespace parcours::definition

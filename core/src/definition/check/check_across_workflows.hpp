// Workflows that are read together: what one gives, another must take.
#pragma once
#include <string>
#include <vector>

#include "definition/model/workflow.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// A workflow that may run, and the file that it was read from.
struct ReadWorkflow {
  std::string file;
  Workflow workflow;
};

// Every handover and every message to other cases against the workflow that takes it, where that one is among `all`: it
// accepts the sender, asks all that it is given and is given all that it asks; how it ends is routed. `where` is
// `file:line` of the sender.
Problems check_across_workflows(const std::vector<ReadWorkflow>& all);

}  // namespace parcours::definition

// The shape of a workflow: which steps can be reached, and which can end. Only its source includes Boost.Graph.
#pragma once
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Defects of the shape, as indices of steps in their order.
struct StructuralDefects {
  std::vector<Index> unreachable;              // no path leads to them
  std::vector<Index> endless;                  // they can be reached, and no path leads from them to an end
  std::vector<std::vector<Index>> busy_loops;  // loops without a person and without a wait, the shortest first
};
// Finds the defects. A workflow without steps has none. Time is linear in the number of steps and routes.
StructuralDefects find_defects(const Workflow& workflow);

}  // namespace parcours::definition

// The shape of a workflow: what can be reached, what can end. (Boost.Graph lives behind this.)
#pragma once
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// What the shape of a workflow makes impossible; indices of steps, in their order.
struct StructuralDefects {
  std::vector<Index> unreachable;              // nothing leads there
  std::vector<Index> endless;                  // no end can be reached from there
  std::vector<std::vector<Index>> busy_loops;  // loops that no person and no wait ever interrupts, shortest first
};
StructuralDefects find_defects(const Workflow& workflow);

}  // namespace parcours::definition

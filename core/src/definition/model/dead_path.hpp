// The dead paths of a `split`: which merge does not wait for a way that is not taken.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Fills `merge` and `last` of every way with a condition (parts.hpp). The way may part and come together again before
// that merge. It does not prove that the workflow ends; soundness.hpp does.
void find_untaken(Workflow& workflow);

}  // namespace parcours::definition

// What a way of a `split` that is not taken comes to.
#pragma once
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Fills `merge` and `last` of every way with a condition (parts.hpp). A merge may be found on the way itself, behind
// ways that it parts into and brings together again; whether the whole then ends is for the proof to say
// (soundness.hpp).
void find_untaken(Workflow& workflow);

}  // namespace parcours::definition

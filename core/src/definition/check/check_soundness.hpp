// What cannot get stuck, though several ways are open at once.
#pragma once
#include "definition/read/stages.hpp"

namespace parcours::definition {

// Proves a workflow with `split` or `merge`, and says why when it is not sound, with the shortest way to the trap.
// Others are proved by their shape alone (graph.hpp): on their path there is one token in each block. Needs all routes
// to be known.
void check_soundness(const ResolvedDraft& in);

}  // namespace parcours::definition

// The proof that a workflow with several tokens always ends.
#pragma once
#include "definition/read/stages.hpp"

namespace parcours::definition {

// Proves that a workflow with `split` or `merge` is sound. When it is not, reports why, with the shortest trace to the
// defect. Other workflows need no such proof: they have one token in each block, and their shape alone decides
// (reachability.hpp). All routes must be known.
void check_soundness(const ResolvedDraft& in);

}  // namespace parcours::definition

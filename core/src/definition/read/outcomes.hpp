// How a step can end.
#pragma once
#include <string>
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// The outcomes that something else than the step's own `next` gives it: its action's contract, how its block ends.
// Empty: the keys of its `next` are its outcomes, or it is done. Of a block, the routes, rows and lines inside it must
// be known.
std::vector<std::string> outcomes_of(const Step& step, const Draft& draft);

}  // namespace parcours::definition

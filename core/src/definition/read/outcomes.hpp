// The outcomes of steps.
#pragma once
#include <string>
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// Returns the outcomes that a step has by its kind: of an action by its contract, of a block by its ends. Empty: the
// keys of its `next` are its outcomes, or its single outcome is "done". Of a block, the routes, rows and lines inside
// it must be known.
std::vector<std::string> outcomes_of(const Step& step, const Draft& draft);

}  // namespace parcours::definition

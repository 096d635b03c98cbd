// How checks are read.
#pragma once
#include <string>
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// `checks` of a step or field of that name.
void read_checks(const Pair& pair, const std::string& name, const Visibility& visibility, std::vector<Check>& checks,
                 Draft& draft);

}  // namespace parcours::definition

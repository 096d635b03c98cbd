// The reader of `checks`.
#pragma once
#include <string>
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// Reads `checks` of the step or field `name` and appends them. Reports those that it cannot read and leaves them out.
void read_checks(const Pair& pair, const std::string& name, const Visibility& visibility, std::vector<Check>& checks,
                 Draft& draft);

}  // namespace parcours::definition

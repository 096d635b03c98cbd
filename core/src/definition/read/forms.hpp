// How forms are read.
#pragma once
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// The entries of a form that asks of the fields of the case, and of the elements in sight called by their element:
// "besoin.motif". What is wrong is said and left out.
std::vector<FormField> read_form(const Pair& pair, const Visibility& visibility, Draft& draft);

}  // namespace parcours::definition

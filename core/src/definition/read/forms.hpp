// The reader of forms.
#pragma once
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// Reads the entries of a form. They are fields of the case, or fields of visible elements: "besoin.motif". Reports an
// entry that it cannot read and leaves it out.
std::vector<FormField> read_form(const Pair& pair, const Visibility& visibility, Draft& draft);

}  // namespace parcours::definition

// The readers of people and of names of texts.
#pragma once
#include <string>
#include <vector>

#include "definition/read/scope.hpp"

namespace parcours::definition {

// Reads one name of people or a list of them. A field of a row, `besoin.destinataire`, is allowed only inside the
// `each` over its list. Reports a name that is nobody and leaves it out.
std::vector<ActorSelector> read_people(const Pair& pair, const Scope& scope, Draft& draft);
// Reads the name of one of `texts` that leaves from the block. Reports another name and returns an empty text, and
// reports a quoted field of a row that is not around the block.
std::string read_text_name(const Pair& pair, Index block, Draft& draft);

}  // namespace parcours::definition

// How people and texts are named.
#pragma once
#include <string>
#include <vector>

#include "definition/read/scope.hpp"

namespace parcours::definition {

// `[who]`: any of them. `besoin.destinataire` only inside the `each` over its list; who is none is said.
std::vector<ActorSelector> read_people(const Pair& pair, const Scope& scope, Draft& draft);
// One of `texts`; empty when it is none, which is said.
std::string read_text_name(const Pair& pair, Draft& draft);

}  // namespace parcours::definition

// What the words of a workflow are about.
#pragma once
#include "definition/read/draft.hpp"

namespace parcours::definition {

// Warns of every entry of `texts` that names no outcome, no end and nothing that is sent. Silent where a route could
// not be read.
void check_texts(const Node& root, Draft& draft);

}  // namespace parcours::definition

// The reader of `roles.yaml`.
#pragma once
#include "definition/source/node_readers.hpp"
#include "definition/surroundings.hpp"

namespace parcours::definition {

// Reads the roles of a city into `surroundings.roles`. Everything that is wrong goes to the sink, and the rest is read
// all the same. `sees` and `corrects` may name the loaded sheets, and the workflows next to the file with their sheets;
// where one of those workflows does not show its name, these names are not checked.
void read_roles(const Node& root, Surroundings& surroundings, DiagnosticSink& sink);

}  // namespace parcours::definition

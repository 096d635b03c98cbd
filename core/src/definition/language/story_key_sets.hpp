// Every place of a story and its keys, as key_sets.hpp does for workflows.
#pragma once
#include "definition/source/node_readers.hpp"

namespace parcours::definition::story_key_sets {

extern const KeySet story, opening, granted, supposed;
// Returns the lines under `then`. The first key of each is the one that identifies the line.
std::span<const KeySet* const> lines();
// Returns all sets, those of lines too.
std::span<const KeySet* const> all();

}  // namespace parcours::definition::story_key_sets

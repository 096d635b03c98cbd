// Every place of a story and the keys that may stand there, as key_sets.hpp does for workflows.
#pragma once
#include "definition/source/node_readers.hpp"

namespace parcours::definition::story_key_sets {

extern const KeySet story, opening, granted;
// The lines under `then`: the first key of each says what the line is about.
std::span<const KeySet* const> lines();
// All of them, for whoever shows or checks them.
std::span<const KeySet* const> all();

}  // namespace parcours::definition::story_key_sets

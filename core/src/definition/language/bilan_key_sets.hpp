// Every place of a bilan and its keys, as key_sets.hpp does for workflows.
#pragma once
#include "definition/source/node_readers.hpp"

namespace parcours::definition::bilan_key_sets {

extern const KeySet bilan, fact, series, result, indicator;
// The keys that give the kind of an indicator.
extern const Words kinds;
// Returns all sets above.
std::span<const KeySet* const> all();

}  // namespace parcours::definition::bilan_key_sets

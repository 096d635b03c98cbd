// The readers of steps that read_steps.cpp and read_blocks.cpp share. Each reports mistakes to the sink.
#pragma once
#include <string>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// Reads the kind of a step and its parts. Parts with names of other steps are only located, and read in a later pass.
void read_kind(const Pair& pair, Index index, Draft& draft);

// Reads a block of the step `owner`: its steps and its anytime steps. Returns its index.
Index read_block(const Pair& pair, const KeySet& key_set, std::string name, Index owner, Draft& draft);

// Declares a name. Steps and branches of all blocks share one set of names, in which each is unique. Returns false and
// reports a name that is taken or reserved.
bool declare_step_name(const Node& name, Draft& draft);

}  // namespace parcours::definition

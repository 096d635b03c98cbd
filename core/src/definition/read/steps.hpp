// How steps are read: what read_steps.cpp and read_blocks.cpp share.
#pragma once
#include "definition/read/draft.hpp"

namespace parcours::definition {

// The kind of a step that is known by name, and its parts; those that need other names are only noted.
void read_kind(const Pair& pair, Index index, Draft& draft);

// A block that a step holds: its steps, its anytime steps. Its index.
Index read_block(const Pair& pair, const KeySet& key_set, std::string name, Index owner, Draft& draft);

// ValueKind a name that steps and branches share, once, at whatever depth; else it is said.
bool declare_step_name(const Node& name, Draft& draft);

}  // namespace parcours::definition

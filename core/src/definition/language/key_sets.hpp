// Every place of a workflow and its keys: the table "At a glance" of workflows/README.md as data.
//
// The reader, the JSON Schema and the tests use these sets. A key that is not here does not exist.
#pragma once
#include "definition/source/node_readers.hpp"

namespace parcours::definition::key_sets {

// The parts of a workflow, and the city's files.
extern const KeySet workflow, keep, phase, block, branch, field, list_field, parameter, entry, option, role, territory,
    school_year;
extern const KeySet line, message, accepts, reopen;
extern const KeySet row, value_row, way, check, count;  // of `decide`, `value`, `split`, `checks`, `count`
// The kinds of steps, on the path.
extern const KeySet task, action, decide, wait, send, handover, block_step, parallel, each, split, merge;
// The kinds of steps under `anytime`, where they take more keys.
extern const KeySet anytime_task, anytime_action, anytime_decide, anytime_wait, anytime_send, anytime_handover,
    anytime_block, anytime_parallel, anytime_each;
// The keys that give the kind of a step.
extern const Words kinds;
// Returns all sets above.
std::span<const KeySet* const> all();

}  // namespace parcours::definition::key_sets

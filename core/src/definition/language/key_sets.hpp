// Every place of a workflow and the keys that may stand there: the table "at a glance" of workflows/README.md, as data.
#pragma once
#include "definition/source/node_readers.hpp"

namespace parcours::definition::key_sets {

extern const KeySet workflow, keep, phase, block, branch, field, list_field, parameter, entry, option, named, territory,
    school_year;
extern const KeySet line, message, accepts, reopen;
extern const KeySet row, value_row, way, check;  // of `decide`, of `value`, of `split`, of `checks`
// The kinds of steps.
extern const KeySet task, action, decide, wait, send, handover, block_step, parallel, each, split, merge;
// Those that may stand under `anytime`, where they take more keys.
extern const KeySet anytime_task, anytime_action, anytime_decide, anytime_wait, anytime_send, anytime_handover,
    anytime_block, anytime_parallel, anytime_each;
// Keys that say what kind a step is.
extern const Words kinds;
// All of them, for whoever shows or checks them.
std::span<const KeySet* const> all();

}  // namespace parcours::definition::key_sets

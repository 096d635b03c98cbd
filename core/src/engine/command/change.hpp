// What a command writes.
#pragma once
#include "engine/command/command_context.hpp"
#include "store/stored.hpp"

namespace parcours::engine {

// The whole change: the journal row with its hash, the case row, tasks, facts, incidents and effects. `after`: the case
// with the events of `emitted`. Names that are new are written at once.
store::Change make_change(const CommandRun& run, const execution::Case& after, const Emitted& emitted);

}  // namespace parcours::engine

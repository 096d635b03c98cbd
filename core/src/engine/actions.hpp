// Runs the actions that a decision asks for, one after the other, until the case rests.
#pragma once
#include "engine/command_context.hpp"

namespace parcours::engine {

// Feeds each action's answer back into `decision` and adds what comes of it to `happened`. Deeds run in a savepoint of
// their own. Problems: of the action that the sender named (refused, failed, asks, cannot now). An action reached on
// the way that does not end leaves its step stalled instead.
Problems run_actions(const CommandRun& run, execution::Decision& decision, Emitted& emitted);

}  // namespace parcours::engine

// Runs the actions that a decision asks for, one after the other, until the case needs no other.
#pragma once
#include "engine/command/command_context.hpp"

namespace parcours::engine {

// Gives each action's answer to the next decision. Replaces `decision` by the last one and adds the events and effects
// of each to `emitted`. A deed runs in a savepoint of its own.
// Problems: those of an action that the sender named (it refuses, fails, asks, cannot answer now), and
// too-many-actions. An action reached on the way that does not end leaves its step stalled; that is no problem.
// Throws Error when the database itself fails (busy, full, read-only, lost): that is no attempt of an action.
Problems run_actions(const CommandRun& run, execution::Decision& decision, Emitted& emitted);

}  // namespace parcours::engine

// The people that fields name: they are known, and have their role.
#pragma once
#include "engine/command/command_context.hpp"

namespace parcours::engine {

// Question `actor-without-role` for each field that the decision gives an actor without the role of the field where the
// case is, or without any right. None of them could do the task that waits for the actor of that field. One statement
// for each new actor. A story plays its case without this.
Problems check_actors(const CommandRun& run, const execution::Decision& decision);

}  // namespace parcours::engine

// Who may correct which value.
#pragma once
#include "engine/command/command_context.hpp"

namespace parcours::engine {

// The correction of a value, for an actor who sees it and may do a step that asks it, or has a role that corrects the
// sheet. Problems: not-found, where the sender does not see the field, whether it is there or not; not-allowed.
Checked<execution::Input> input_of_correct(const CommandRun& run, const Correct& what);

}  // namespace parcours::engine

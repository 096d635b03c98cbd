// Fields of type `case`: what a command puts into them names a case that is there.
#pragma once
#include <vector>

#include "engine/command/command_context.hpp"

namespace parcours::engine {

// Checks every new reference in the events of a form: the case exists, runs in the workflow that the field names
// (`of`), and the sender may know of it (rights.hpp). The problem is the same for all three, so that nothing is
// revealed. A case that sends may know of every case. One statement for each reference; none where no field of type
// `case` is set. Problem: not-found, at the field.
Problems check_case_references(const CommandRun& run, const std::vector<execution::Event>& events);

}  // namespace parcours::engine

// What the engine knows of each command: one row of the table in command_table.cpp.
#pragma once
#include "engine/command/command_context.hpp"
#include "engine/command/command_loader.hpp"
#include "engine/command/input.hpp"

namespace parcours::engine {

using CommandBody = decltype(Command::what);

// The name of the command in the journal.
const char* verb_of(const CommandBody& what);

// Checks every text that the command contains.
void check_texts(InputCheck& check, const CommandBody& what);

// Loads the case that the command is about, or prepares the one that it opens. Problems: as CommandLoader reports them.
Checked<Prepared> load(const CommandLoader& loader, Sender sender, const CommandBody& what);

// What the command is to its case. Problems: not-allowed, when its sender may not send it; not-found, when they may not
// know of the case either.
Checked<execution::Input> input_of(const CommandRun& run, const CommandBody& what);

}  // namespace parcours::engine

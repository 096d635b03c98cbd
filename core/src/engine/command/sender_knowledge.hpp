// What the sender of a command may know of a case.
#pragma once
#include "engine/command/command_context.hpp"

namespace parcours::engine {

// Of the command's own case or of another one. Costs no statement where the structures that the case names are known.
inline Knowledge sender_knowledge(const CommandRun& run, const LoadedCase& of) {
  const auto& context = run.context;
  const auto structure = [&](const std::string& name) { return run.tx.term("structure", name); };
  return knowledge_of(of, *context.roles, context.who, namings_of(of, context.who.actor, structure), structure);
}

}  // namespace parcours::engine

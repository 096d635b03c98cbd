// What binds the key of a command to the command.
#pragma once
#include <string>

#include "parcours/commands.hpp"
#include "trust/chain.hpp"

namespace parcours::engine {

// The keyed digest of what a command asks, in base64: who sends it, what it is about, its values, what the sender saw.
// Not what they confirmed: a sender who lost the answer sends it again without, or is asked anew. Nobody without the
// key of the journal learns a value from it. Empty without a key.
std::string command_digest(const trust::Key& key, const Command& command);

}  // namespace parcours::engine

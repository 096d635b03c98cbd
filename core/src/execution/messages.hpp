// What the engine says to whoever sent a command.
#pragma once
#include "base/message.hpp"

namespace parcours::execution {

const Messages& messages();

}  // namespace parcours::execution

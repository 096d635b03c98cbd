// What the engine says about commands, deployments and settings.
#pragma once
#include "base/message.hpp"

namespace parcours::engine {

const Messages& messages();

}  // namespace parcours::engine

// What the engine says to whoever sent a command.
#pragma once
#include "base/diagnostics.hpp"

namespace parcours::execution {

const DiagnosticTable& diagnostics();

}  // namespace parcours::execution

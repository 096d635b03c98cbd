// What the engine says about commands, deployments and settings.
#pragma once
#include "base/diagnostics.hpp"

namespace parcours::engine {

const DiagnosticTable& diagnostics();

}  // namespace parcours::engine

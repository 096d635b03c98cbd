// The problems of commands, reads, deployments and settings.
#pragma once
#include "base/diagnostics.hpp"

namespace parcours::engine {

// The table of this layer. Its texts and explanations are in diagnostics.yaml.
const DiagnosticTable& diagnostics();

}  // namespace parcours::engine

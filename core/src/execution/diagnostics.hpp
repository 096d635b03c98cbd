// The table of the problems that `decide` reports to the sender of a command.
#pragma once
#include "base/diagnostics.hpp"

namespace parcours::execution {

// Lives as long as the program; any thread may read it.
const DiagnosticTable& diagnostics();

}  // namespace parcours::execution

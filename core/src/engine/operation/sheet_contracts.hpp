// The contracts of sheets, as workflows were deployed with them and as they are loaded now.
#pragma once
#include <string>

#include "engine/engine_context.hpp"

namespace parcours::engine {

// The contracts of a sheet, as a workflow version keeps them: when one changes, the same text is another version. Empty
// for no sheet.
std::string contracts_of(const plugin::LoadedSheet* sheet);

// Logs each workflow version with running cases whose sheet is not loaded, or has another contract for an action than
// the version was checked against: with the number of these cases and the first of them. Their steps would stall.
void log_changed_sheets(const EngineContext& engine_context);

}  // namespace parcours::engine

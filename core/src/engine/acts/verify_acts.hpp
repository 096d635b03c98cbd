// Verifies the engine's own journal, and by its closings the journal of all cases together.
#pragma once
#include <optional>
#include <string>

#include "parcours/problem.hpp"
#include "store/store.hpp"

namespace parcours::engine {

struct EngineContext;

// Checks that the acts are a whole chain; that each closing has the root of the journal rows that it covers; that the
// tables of rights, workflows and parameters contain what the acts give; and that the closing of the head `since`
// (empty: none) is there. Reads the acts and the hashes of the journal in batches.
Problems verify_acts(EngineContext& engine_context, store::Reader& reader, const std::optional<std::string>& since);

}  // namespace parcours::engine

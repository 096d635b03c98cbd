// Proves the engine's own journal, and what it gives.
#include "engine/acts/verify_acts.hpp"
#include "engine/verification/proofs.hpp"

namespace parcours::engine {

void prove_acts(EngineContext& engine, Findings& findings, const std::optional<std::string>& since) {
  findings.add(verify_acts(engine, *engine.store->read(), since));
}

}  // namespace parcours::engine

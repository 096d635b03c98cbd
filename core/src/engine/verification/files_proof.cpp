// Asks the database whether its own files are whole.
#include "engine/verification/proofs.hpp"

namespace parcours::engine {

void prove_files(EngineContext& engine, Findings& findings) {
  for (const auto& why : engine.store->read_for_proof()->damage()) findings.problem("database-damaged", {{"why", why}});
  if (engine.store->path().empty()) findings.unproved("unproved-server");
}

}  // namespace parcours::engine

// Proves a database.
#pragma once
#include "engine/engine_context.hpp"

namespace parcours::engine {

// Reads every table and writes nothing. Throws Error::busy when the database does not answer. Every other failure is a
// problem of the result.
Verification verify(EngineContext& engine, const VerifyOptions& options);

}  // namespace parcours::engine

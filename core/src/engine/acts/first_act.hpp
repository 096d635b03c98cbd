// The first act of a database: its name, the fingerprint of its key, and which rows of the outbox have no hash.
#pragma once
#include <string>

#include "store/store.hpp"

namespace parcours::engine {

struct EngineContext;

// Checks that the key is the one of the database. A database without acts gets its first one, and a baseline of what it
// contains already: a database of an earlier version is taken under the key that made a row of its journal. Sets
// `unhashed_until` of the context. Throws Error::configuration for another key.
void identify(EngineContext& engine_context);

// The same without writing: a database without acts stays without. Throws Error::configuration for another key.
void check_identity(EngineContext& engine_context);

// The name of the database. Throws Error::store when there is none.
std::string database_name(store::Reader& reader);

}  // namespace parcours::engine

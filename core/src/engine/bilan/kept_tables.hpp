// The tables of a period that is over, as they were computed first: so that what is typed later cannot be found out by
// subtracting one bilan from another.
#pragma once
#include <optional>
#include <string>

#include "engine/engine_context.hpp"
#include "report/figures.hpp"

namespace parcours::engine {

// Under which names tables are kept. `spec`: the digest of what is computed.
struct KeptAs {
  std::string bilan, indicator, period, spec;
};

// The tables and the day on which they were computed.
struct KeptTables {
  report::Answer tables;
  Date on;
};

// Empty: nothing is kept, or it is not as it was kept. Throws Error::store on a format that this version cannot read.
std::optional<KeptTables> find_kept(EngineContext& engine, store::Reader& reader, const KeptAs& as);
// Keeps the tables. Where the database may not be written, nothing is kept.
void keep(EngineContext& engine, const KeptAs& as, const report::Answer& tables);

}  // namespace parcours::engine

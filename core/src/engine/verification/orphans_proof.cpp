// Proves that no row was planted in the journal outside every case.
#include <limits>

#include "engine/verification/proofs.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kPlaces = 5'000;

}  // namespace

void prove_no_orphans(EngineContext& engine, Findings& findings, const ProvedCases& proved) {
  auto after = std::numeric_limits<std::int64_t>::min();
  for (;;) {
    const auto reader = engine.store->read_for_proof();
    const auto rows = reader->journal_places(after, kPlaces);
    if (rows.empty()) return;
    for (const auto& row : rows)
      if (!proved.journal_rows.contains(row.id) && !reader->is_linked(row))
        findings.problem("orphan-row", {{"row", std::to_string(row.id)}}, "journal");
    after = rows.back().id;
  }
}

}  // namespace parcours::engine

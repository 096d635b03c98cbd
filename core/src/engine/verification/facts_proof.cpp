// Proves the facts: a case has counted what its events count, and nothing else.
#include <tuple>

#include "engine/verification/case_proofs.hpp"
#include "engine/verification/same_rows.hpp"

namespace parcours::engine {
namespace {

auto counted(const store::FactRow& fact) {
  return std::tie(fact.seq, fact.nth, fact.indicator, fact.dims, fact.n, fact.day, fact.territory, fact.list_row,
                  fact.person);
}

}  // namespace

void prove_facts(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  if (!same_rows(replayed.facts, evidence.facts, counted))
    context.findings.problem("facts-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

}  // namespace parcours::engine

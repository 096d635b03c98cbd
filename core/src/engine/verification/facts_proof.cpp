// Proves the facts: a case has counted what its events count, and nothing else.
#include <algorithm>
#include <tuple>

#include "engine/verification/case_proofs.hpp"

namespace parcours::engine {
namespace {

auto counted(const store::FactRow& fact) {
  return std::tie(fact.seq, fact.indicator, fact.dims, fact.n, fact.day, fact.territory);
}

}  // namespace

void prove_facts(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  const auto in_order = [](const store::FactRow& a, const store::FactRow& b) { return counted(a) < counted(b); };
  const auto same = [](const store::FactRow& a, const store::FactRow& b) { return counted(a) == counted(b); };
  std::vector<store::FactRow> stored(evidence.facts.begin(), evidence.facts.end());
  auto expected = replayed.facts;
  std::sort(stored.begin(), stored.end(), in_order);
  std::sort(expected.begin(), expected.end(), in_order);
  if (!std::equal(stored.begin(), stored.end(), expected.begin(), expected.end(), same))
    context.findings.problem("facts-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

}  // namespace parcours::engine

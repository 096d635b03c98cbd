// Proves the counters of references.
#include "engine/verification/proofs.hpp"

namespace parcours::engine {
namespace {

bool counts_references(const std::string& name) { return !name.starts_with('#'); }

}  // namespace

void prove_counters(const ProofContext& context, const ProvedCases& proved) {
  auto missing = proved.highest;
  for (const auto& counter : context.reader.counters()) {
    if (!counts_references(counter.name)) continue;
    const auto at = missing.find(counter.name);
    const std::int64_t highest = at == missing.end() ? 0 : at->second;
    const bool right = context.reader.numbers_without_gap() ? counter.next == highest : counter.next >= highest;
    if (at != missing.end()) missing.erase(at);
    if (right)
      context.findings.proved("counter", 1);
    else
      context.findings.problem("counter-differs", {{"counter", counter.name}}, counter.name);
  }
  for (const auto& [name, highest] : missing) context.findings.problem("counter-differs", {{"counter", name}}, name);
}

}  // namespace parcours::engine

// Proves that the journal of a case is whole, and that each row is the one that was written.
#include "engine/verification/case_proofs.hpp"

namespace parcours::engine {
namespace {

bool is_complete(const CaseEvidence& evidence) {
  const auto& rows = evidence.journal;
  if (rows.empty() || static_cast<std::int64_t>(rows.size()) != evidence.row.revision) return false;
  if (rows.front().row.id != evidence.row.id || rows.back().row.id != evidence.row.head) return false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i].row;
    if (row.seq != static_cast<std::int64_t>(i) + 1 || row.case_id != evidence.row.id) return false;
    if (row.prev != (i == 0 ? 0 : rows[i - 1].row.id)) return false;
  }
  return true;
}

// The revision whose hash is not that of its row; 0: none.
std::int64_t broken_revision(const ProofContext& context, const CaseEvidence& evidence) {
  std::string previous;
  for (const auto& [row, owner] : evidence.journal) {
    if (chain_hash(context.engine.key, previous, row, context.names.actors.name(row.actor)) != row.hash) return row.seq;
    previous = row.hash;
  }
  return previous == evidence.row.head_hash ? 0 : evidence.row.revision;
}

}  // namespace

bool prove_chain(const ProofContext& context, const CaseEvidence& evidence) {
  const auto& reference = evidence.row.reference;
  if (!is_complete(evidence))
    return context.findings.problem("chain-incomplete", {{"ref", reference}}, reference), false;
  const auto revision = broken_revision(context, evidence);
  if (revision == 0) return true;
  context.findings.problem("chain-broken", {{"ref", reference}, {"revision", std::to_string(revision)}}, reference);
  return false;
}

}  // namespace parcours::engine

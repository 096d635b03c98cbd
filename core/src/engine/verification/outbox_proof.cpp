// Proves the outbox: each row was sent by an event of its case. A row that was removed is not missed, since rows leave
// when they arrive.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/command/effects.hpp"
#include "engine/verification/case_proofs.hpp"

namespace parcours::engine {
namespace {

// The place among the rows of one change, and the payload, are in the hash of the row.
bool is_same(const store::EffectRow& stored, const store::EffectRow& sent) {
  const auto parts = [](const store::EffectRow& row) {
    return std::tie(row.entry, row.seq, row.at, row.kind, row.what, row.target, row.token);
  };
  return parts(stored) == parts(sent);
}

// What one case lets another know about a handover or a message has no event of its own: its hash proves the row.
bool has_no_event(const store::EffectRow& row) {
  const bool is_of_a_kind = row.kind == "withdrawal" || row.kind == "kept" || row.kind == "reply";
  return is_of_a_kind && !row.hash.empty();
}

bool was_sent(const CaseEvidence& evidence, const ReplayedCase& replayed, const store::EffectRow& row) {
  const auto is_its_entry = [&](const store::OwnedJournalRow& each) {
    return each.row.id == row.entry && each.row.seq == row.seq && each.row.at == row.at;
  };
  if (has_no_event(row)) return std::any_of(evidence.journal.begin(), evidence.journal.end(), is_its_entry);
  return std::any_of(replayed.effects.begin(), replayed.effects.end(),
                     [&](const store::EffectRow& sent) { return is_same(row, sent); });
}

// The engine tries to deliver to cases, and counts the attempts; it never tries to deliver to people.
bool is_delivery_state(const store::EffectRow& row) {
  if (is_for_people(row)) return !row.next && row.attempts == 0 && row.code.empty();
  if (row.attempts < 0 || (row.attempts > 0 && row.code.empty())) return false;
  return row.next ? *row.next >= row.at : row.attempts > 0;
}

}  // namespace

void prove_outbox(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  for (const auto& row : evidence.effects) {
    if (!was_sent(evidence, replayed, row) || !is_delivery_state(row) || !is_intact(context.engine, row))
      context.findings.problem("outbox-differs",
                               {{"ref", evidence.row.reference}, {"row", fmt::format("{}.{}", row.entry, row.n)}},
                               evidence.row.reference);
  }
}

}  // namespace parcours::engine

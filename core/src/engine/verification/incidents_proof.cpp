// Proves the incidents of stalled steps, which begin and end with events. Those of wake-ups and of deliveries are in no
// event: of them it proves only that there was such a delivery, and that a delivery that was given up has an open one.
#include <algorithm>
#include <tuple>

#include "engine/command/effects.hpp"
#include "engine/verification/case_proofs.hpp"

namespace parcours::engine {
namespace {

bool is_same(const store::StoredIncident& a, const store::StoredIncident& b) {
  const auto parts = [](const store::StoredIncident& each) {
    return std::tie(each.token, each.code, each.attempts, each.at, each.closed_at);
  };
  return parts(a) == parts(b);
}

bool is_of_delivery(const ReplayedCase& replayed, std::int64_t token) {
  return std::any_of(replayed.effects.begin(), replayed.effects.end(),
                     [&](const store::EffectRow& sent) { return !is_for_people(sent) && sent.token == token; });
}

bool are_right(const CaseEvidence& evidence, const ReplayedCase& replayed) {
  auto expected = replayed.incidents;
  for (const auto& stored : evidence.incidents) {
    const auto at =
        std::find_if(expected.begin(), expected.end(), [&](const auto& each) { return is_same(each, stored); });
    if (at != expected.end())
      expected.erase(at);
    else if (stored.token != 0 && !is_of_delivery(replayed, stored.token))
      return false;
  }
  // A failed delivery under the same number of a token has changed the row.
  return std::all_of(expected.begin(), expected.end(),
                     [&](const store::StoredIncident& each) { return is_of_delivery(replayed, each.token); });
}

bool has_open_incident(const CaseEvidence& evidence, std::int64_t token) {
  return std::any_of(evidence.incidents.begin(), evidence.incidents.end(),
                     [&](const store::StoredIncident& each) { return each.token == token && !each.closed_at; });
}

}  // namespace

void prove_incidents(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  const bool given_up_have_one =
      std::all_of(evidence.effects.begin(), evidence.effects.end(), [&](const store::EffectRow& row) {
        return is_for_people(row) || row.next || has_open_incident(evidence, row.token);
      });
  if (!given_up_have_one || !are_right(evidence, replayed))
    context.findings.problem("incidents-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

}  // namespace parcours::engine

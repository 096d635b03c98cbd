// Proves the keys of commands: each belongs to one journal row, at its time, of the actor or the case that it names.
// What the sender wrote into the key is in no event.
#include <fmt/format.h>

#include <algorithm>

#include "engine/command/requester.hpp"
#include "engine/verification/case_proofs.hpp"

namespace parcours::engine {
namespace {

// A delivery has the key "parcours CASE:REVISION:NUMBER" of the case that sent it, any other command one that begins
// with its actor.
bool names_sender(const std::string& key, const std::string& actor, const std::vector<std::string>& other_cases) {
  if (actor != kEngineActor) return key.starts_with(fmt::format("{}:{}:", actor.size(), actor));
  return std::any_of(other_cases.begin(), other_cases.end(), [&](const std::string& reference) {
    return !reference.empty() && key.starts_with(fmt::format("{} {}:", kEngineActor, reference));
  });
}

}  // namespace

void prove_requests(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  std::int64_t before = 0;
  for (const auto& request : evidence.requests) {
    const auto seq = static_cast<std::size_t>(request.seq);
    bool right = request.seq > before && seq <= evidence.journal.size();
    if (right) {
      const auto& row = evidence.journal[seq - 1].row;
      right = request.at == row.at &&
              names_sender(request.key, context.names.actors.name(row.actor), replayed.other_cases[seq - 1]);
    }
    before = request.seq;
    if (!right)
      context.findings.problem("request-differs",
                               {{"ref", evidence.row.reference}, {"revision", std::to_string(request.seq)}},
                               evidence.row.reference);
  }
}

}  // namespace parcours::engine

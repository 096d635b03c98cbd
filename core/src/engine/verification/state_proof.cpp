// Proves the row of a case: its state and its columns are those that its journal gives.
#include <algorithm>
#include <optional>
#include <utility>

#include "engine/command/derived_rows.hpp"
#include "engine/command/effects.hpp"
#include "engine/command/placement.hpp"
#include "engine/verification/case_proofs.hpp"
#include "execution/codec.hpp"

namespace parcours::engine {
namespace {

// Empty when the texts of the row cannot be read.
std::optional<execution::Case> stored_case(const store::CaseRow& row) {
  try {
    return execution::decode({row.state, row.c2, row.c3});
  } catch (const Error&) {
    return std::nullopt;
  }
}

// A case that could not be woken has an open incident and a later wake.
bool is_put_off(const CaseEvidence& evidence, std::optional<std::int64_t> wake) {
  const auto is_of_the_case = [](const store::StoredIncident& each) { return each.token == 0 && !each.closed_at; };
  return wake && evidence.row.wake && *evidence.row.wake > *wake &&
         std::any_of(evidence.incidents.begin(), evidence.incidents.end(), is_of_the_case);
}

bool is_pinned(const ProofContext& context, const CaseEvidence& evidence, const execution::Case& c) {
  const auto deployed = context.engine.catalogue.workflow(context.reader, evidence.row.workflow);
  return evidence.row.workflow == evidence.journal.back().row.workflow && deployed->workflow.name == c.workflow &&
         deployed->version == c.version;
}

bool in_its_scope(const ProofContext& context, const store::CaseRow& row, const execution::Case& c) {
  const auto scope = context.names.scopes.find(row.scope);
  return scope != context.names.scopes.end() &&
         scope->second == store::ScopeRow{row.scope, c.workflow, row.territory, row.structure, c.place.role};
}

}  // namespace

void prove_state(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  const auto& row = evidence.row;
  const auto& c = replayed.state;
  const std::pair<const char*, bool> columns[] = {
      {"ref", c.reference == row.reference},
      {"workflow", is_pinned(context, evidence, c)},
      {"status", status_of(c) == row.status},
      {"scope", in_its_scope(context, row, c)},
      {"structure", context.names.structures.name(row.structure) == c.place.structure},
      {"territory", context.names.territories.name(row.territory) == c.place.territory},
      {"opened_by", context.names.actors.name(row.opened_by) == c.opened_by},
      {"phase", c.phase == row.phase},
      {"waits_at", waits_at(c) == row.waits_at},
      {"due", earliest_due(c) == row.due},
      {"opened_at", micros(c.opened_at) == row.opened_at},
      {"ended_as", c.ended_as == row.ended_as},
      {"state, c2, c3", stored_case(row) == c},
  };
  std::string wrong;
  for (const auto& [name, right] : columns)
    if (!right) wrong += (wrong.empty() ? "" : ", ") + std::string(name);
  if (!wrong.empty())
    context.findings.problem("state-differs", {{"ref", row.reference}, {"columns", wrong}}, row.reference);
  if (const auto wake = wake_micros(c); row.wake != wake && !is_put_off(evidence, wake))
    context.findings.problem("wake-differs", {{"ref", row.reference}}, row.reference);
}

}  // namespace parcours::engine

// Proves the list of open tasks: a case has those that its state gives, for the people that its workflow names.
#include <algorithm>
#include <tuple>

#include "engine/command/derived_rows.hpp"
#include "engine/verification/case_proofs.hpp"

namespace parcours::engine {

void prove_tasks(const ProofContext& context, const CaseEvidence& evidence, const ReplayedCase& replayed) {
  auto expected = task_rows(
      *context.engine.catalogue.workflow(context.reader, evidence.row.workflow), replayed.state, evidence.row,
      {[&](const std::string& name) { return context.names.structures.number(name); },
       [&](const trust::Audience& people) { return context.names.audiences.number(trust::to_spec(people)); }});
  const auto in_order = [](const store::TaskRow& a, const store::TaskRow& b) {
    return std::tie(a.token, a.audience, a.due) < std::tie(b.token, b.audience, b.due);
  };
  std::sort(expected.begin(), expected.end(), in_order);
  if (!std::equal(expected.begin(), expected.end(), evidence.tasks.begin(), evidence.tasks.end()))
    context.findings.problem("tasks-differ", {{"ref", evidence.row.reference}}, evidence.row.reference);
}

}  // namespace parcours::engine

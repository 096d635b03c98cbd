// Proves the stored versions of workflows.
#include <limits>

#include "engine/verification/proofs.hpp"
#include "engine/workflow_digest.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kWorkflowsPage = 20;

bool is_right(const store::WorkflowRow& row) {
  try {
    const auto workflow = definition::decode(row.compiled);
    return workflow.name == row.name && digest_of(workflow, row) == row.digest;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

void prove_workflows(EngineContext& engine, Findings& findings) {
  auto after = std::numeric_limits<std::int64_t>::min();
  for (;;) {
    const auto rows = engine.store->read()->deployed(after, kWorkflowsPage);
    if (rows.empty()) return;
    for (const auto& [row, turn] : rows)
      if (is_right(row))
        findings.proved("workflow", 1);
      else
        findings.problem("workflow-differs", {{"workflow", row.name}, {"version", std::to_string(row.version)}},
                         row.name);
    after = rows.back().workflow.id;
  }
}

}  // namespace parcours::engine

#include "engine/workflow_digest.hpp"

#include "trust/chain.hpp"

namespace parcours::engine {

std::string digest_of(definition::Workflow workflow, const store::WorkflowRow& row) {
  for (auto& p : workflow.parameters) p.default_value = Value();
  return trust::digest(trust::digest(row.source) + trust::digest(definition::encode(workflow)) +
                       trust::digest(row.contracts));
}

}  // namespace parcours::engine

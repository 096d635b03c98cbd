// What makes a workflow version the same as another.
#pragma once
#include <string>

#include "definition/model/workflow.hpp"
#include "store/definitions.hpp"

namespace parcours::engine {

// The digest of a version, of its source, its compiled text and its contracts. The same text under the same contracts
// is the same version. Values of parameters are no part of it: they are read when they are used.
std::string digest_of(definition::Workflow workflow, const store::WorkflowRow& row);

}  // namespace parcours::engine

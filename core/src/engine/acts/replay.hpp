// What the tables of rights, workflows and parameters contain, from their rows or from the acts. Pure, except
// read_audited_tables().
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "engine/acts/acts.hpp"

namespace parcours::engine {

// Names instead of numbers, since numbers differ between databases. Long texts by their digests.
struct AuditedTables {
  struct GrantKey {
    std::string actor, role, territory, structure;  // empty territory or structure: no limit
    std::int64_t since = 0;
    friend auto operator<=>(const GrantKey&, const GrantKey&) = default;
  };
  struct WorkflowVersion {
    std::string digest, compiled, source, contracts;
    std::int64_t turn = 0, at = 0;
    std::string by;
    friend bool operator==(const WorkflowVersion&, const WorkflowVersion&) = default;
  };
  struct ParameterValue {
    std::int64_t until = 0;
    std::string digest;
    friend bool operator==(const ParameterValue&, const ParameterValue&) = default;
  };

  std::map<GrantKey, std::int64_t> granted;                                   // until
  std::map<std::pair<std::string, std::int64_t>, WorkflowVersion> workflows;  // by name and version
  std::map<std::pair<std::string, std::int64_t>, ParameterValue> parameters;  // by name and since
  std::int64_t deploys = 0;  // the number of deployments, as caches of parameters compare it

  bool empty() const { return granted.empty() && workflows.empty() && parameters.empty() && deploys == 0; }
};

// Makes an act true in `tables`, as the store does. An act that is about none of them changes nothing. Throws
// Error::store for a damaged body.
void replay(AuditedTables& tables, const Act& act);

// The act that describes `tables` whole.
Act baseline_act(const AuditedTables& tables);

// What the database contains now.
AuditedTables read_audited_tables(store::Reader& reader);

// One problem for the rights, and one for each workflow version and each parameter that differ.
Problems compare(const AuditedTables& replayed, const AuditedTables& stored);

}  // namespace parcours::engine

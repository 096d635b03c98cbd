// What was deployed, as transactions and readers read it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/failure.hpp"
#include "store/stored.hpp"

namespace parcours::store {

// A version of a workflow, without its long texts. The store gives `id` and `version`.
struct WorkflowHead {
  std::int64_t id = 0;
  std::string name;
  std::int64_t version = 0, deployed_at = 0, deployed_by = 0;
};

// A version with its texts: its YAML (`source`), what it was compiled to, and the contracts of its sheet.
struct WorkflowRow : WorkflowHead {
  std::string digest, contracts, compiled, source;
};

// What runs a version.
struct CompiledRow {
  std::int64_t id = 0, version = 0;
  std::string compiled;
};

// The reads that transactions and readers share. A caller that has one of them needs no second session.
class Definitions {
 public:
  virtual std::optional<CompiledRow> workflow(std::int64_t id) = 0;
  virtual std::vector<WorkflowHead> workflows_in_force() = 0;  // by name
  virtual std::vector<std::pair<std::string, std::string>> parameters() = 0;
  // Throws the last failure again when it was one of the database itself (not reached, busy, full, read-only, damaged).
  // Does nothing when there was none, or it was about one statement or one row: then others may succeed.
  virtual void rethrow_database_failure() const = 0;

 protected:
  ~Definitions() = default;
};

}  // namespace parcours::store

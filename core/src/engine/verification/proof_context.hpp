// What every proof reads: one state of the database, and the names in it.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "engine/engine_context.hpp"
#include "engine/verification/findings.hpp"
#include "store/proof/proof_reader.hpp"

namespace parcours::engine {

// Names of one kind by their numbers, and back.
class NameTable {
 public:
  NameTable(store::ProofReader& reader, std::string_view kind);
  std::string name(std::int64_t number) const;         // empty: there is none
  std::int64_t number(const std::string& name) const;  // -1: there is none

 private:
  std::map<std::int64_t, std::string> names_;
  std::map<std::string, std::int64_t, std::less<>> numbers_;
};

// The names of one state of the database.
struct ProofNames {
  explicit ProofNames(store::ProofReader& reader);
  NameTable actors, audiences, territories, structures, fields;
  std::map<std::int64_t, store::ScopeRow> scopes;
};

// Refers to values of the caller, which outlive it.
struct ProofContext {
  EngineContext& engine;
  store::ProofReader& reader;
  const ProofNames& names;
  Findings& findings;
};

}  // namespace parcours::engine

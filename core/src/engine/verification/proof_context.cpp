#include "engine/verification/proof_context.hpp"

namespace parcours::engine {

NameTable::NameTable(store::ProofReader& reader, std::string_view kind) {
  for (const auto& [number, name] : reader.names(kind)) {
    names_[number] = name;
    numbers_[name] = number;
  }
}

std::string NameTable::name(std::int64_t number) const {
  const auto at = names_.find(number);
  return number == 0 ? std::string() : at == names_.end() ? "#" + std::to_string(number) : at->second;
}

std::int64_t NameTable::number(const std::string& name) const {
  const auto at = numbers_.find(name);
  return at == numbers_.end() ? -1 : at->second;
}

ProofNames::ProofNames(store::ProofReader& reader)
    : actors(reader, "actor"),
      audiences(reader, "audience"),
      territories(reader, "territory"),
      structures(reader, "structure"),
      fields(reader, "field") {
  for (auto& scope : reader.scopes()) scopes.emplace(scope.id, std::move(scope));
}

}  // namespace parcours::engine

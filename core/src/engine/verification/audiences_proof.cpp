// Proves which audiences are personal, and whose.
#include <algorithm>

#include "engine/command/derived_rows.hpp"
#include "engine/verification/proofs.hpp"

namespace parcours::engine {

void prove_audiences(const ProofContext& context) {
  std::vector<std::pair<std::int64_t, std::string>> expected;
  try {
    for (const auto id : context.reader.personal_audiences()) {
      auto persons = persons_alone(trust::from_spec(context.names.audiences.name(id)));
      if (persons.empty()) expected.emplace_back(id, std::string());  // not a personal one
      for (auto& person : persons) expected.emplace_back(id, std::move(person));
    }
  } catch (const Error&) {
    context.reader.rethrow_database_failure();
    expected.emplace_back(-1, std::string());
  }
  std::sort(expected.begin(), expected.end());
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  auto stored = context.reader.audience_persons();
  std::sort(stored.begin(), stored.end());
  if (expected != stored) context.findings.problem("audiences-differ", {}, "audience");
}

}  // namespace parcours::engine

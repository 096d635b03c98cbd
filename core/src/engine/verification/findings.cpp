#include "engine/verification/findings.hpp"

#include <algorithm>

#include "engine/diagnostics.hpp"
#include "parcours/error.hpp"

namespace parcours::engine {

void Findings::problem(std::string_view code, DiagnosticTable::Arguments arguments, std::string where) {
  verification_.problems.push_back(diagnostics().problem(code, arguments, std::move(where)));
}

void Findings::add(const Problems& problems) {
  verification_.problems.insert(verification_.problems.end(), problems.begin(), problems.end());
}

void Findings::unproved(std::string_view code, DiagnosticTable::Arguments arguments) {
  verification_.unproved.push_back(diagnostics().problem(code, arguments));
}

void Findings::proved(std::string_view table, std::size_t n) {
  if (n == 0) return;
  auto& counts = verification_.proved;
  auto at = std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.table == table; });
  if (at == counts.end()) at = counts.insert(at, {std::string(table), 0});
  at->rows += static_cast<std::int64_t>(n);
}

void Findings::interrupted(std::string_view table, const std::exception& thrown) {
  const auto* error = dynamic_cast<const Error*>(&thrown);
  if (error && error->code() == Error::Code::busy) throw *error;
  problem("proof-interrupted", {{"table", std::string(table)}, {"why", error ? error->what() : "unreadable"}});
}

}  // namespace parcours::engine

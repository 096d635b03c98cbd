#include "expression/fault.hpp"

#include <algorithm>

namespace parcours::expression {

void Faults::add(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments) {
  if (full()) return;
  auto problem = diagnostics().problem(diagnostic_code, arguments);
  Fault fault{where.at, std::max<std::size_t>(where.length, 1), problem.code, {}, {}};
  fault.message = std::move(problem.message);
  fault.hint = std::move(problem.hint);
  held_.push_back(std::move(fault));
}

void Faults::add_guess(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments,
                       const std::string& guess) {
  const auto before = held_.size();
  add(diagnostic_code, where, arguments);
  if (guess.empty() || held_.size() == before) return;
  held_.back().hint = diagnostics().problem("expression.guess", {{"guess", guess}}).message;
}

std::vector<Fault> Faults::take() {
  std::stable_sort(held_.begin(), held_.end(), [](const Fault& a, const Fault& b) { return a.at < b.at; });
  return std::exchange(held_, {});
}

}  // namespace parcours::expression

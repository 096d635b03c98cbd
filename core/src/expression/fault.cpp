#include "expression/fault.hpp"

#include <algorithm>

namespace parcours::expression {

void Faults::add(std::string_view saying, Span where, Messages::Arguments arguments) {
  if (full()) return;
  auto said = messages().problem(saying, arguments);
  Fault fault{where.at, std::max<std::size_t>(where.length, 1), said.code.substr(0, said.code.find('.')), {}, {}};
  fault.message = std::move(said.message);
  fault.hint = std::move(said.hint);
  held_.push_back(std::move(fault));
}

void Faults::add_guess(std::string_view saying, Span where, Messages::Arguments arguments, const std::string& guess) {
  const auto before = held_.size();
  add(saying, where, arguments);
  if (guess.empty() || held_.size() == before) return;
  held_.back().hint = messages().problem("expression.guess", {{"guess", guess}}).message;
}

std::vector<Fault> Faults::take() {
  std::stable_sort(held_.begin(), held_.end(), [](const Fault& a, const Fault& b) { return a.at < b.at; });
  return std::exchange(held_, {});
}

}  // namespace parcours::expression

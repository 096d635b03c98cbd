#include "expression/function.hpp"

#include <algorithm>

namespace parcours::expression {
namespace {

std::vector<Function> gather() {
  std::vector<Function> all;
  for (auto* family : {&text_functions, &conversions, &time_functions, &domain_functions}) {
    auto some = family();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  std::sort(all.begin(), all.end(), [](const Function& a, const Function& b) { return a.name < b.name; });
  return all;
}

}  // namespace

const std::vector<Function>& functions() {
  static const std::vector<Function> all = gather();
  return all;
}

const Function* find_function(std::string_view name) {
  const auto& all = functions();
  const auto at =
      std::lower_bound(all.begin(), all.end(), name, [](const Function& f, std::string_view n) { return f.name < n; });
  return at != all.end() && at->name == name ? &*at : nullptr;
}

}  // namespace parcours::expression

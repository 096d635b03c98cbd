// The codes of problems, for a test to compare.
#pragma once
#include <string>
#include <vector>

#include "parcours/problem.hpp"

namespace parcours::testing {

inline std::vector<std::string> codes(const Problems& problems) {
  std::vector<std::string> all;
  for (const auto& problem : problems) all.push_back(problem.code);
  return all;
}

}  // namespace parcours::testing

// What a story expects to be counted.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace parcours::story {

// `counted`: what the case has counted since the clock was last moved, by the full names of facts: the sums of `n`.
struct StoryCounted {
  std::vector<std::pair<std::string, std::int64_t>> sums;
};

}  // namespace parcours::story

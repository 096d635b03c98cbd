// The exits of steps and lines.
#pragma once
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// One way out and its outcome. A row of a `decide` and a line without outcomes have an empty outcome. Points into the
// workflow, which must outlive it.
struct Exit {
  std::string_view outcome;
  const Target* to = nullptr;
};

// Return the exits of a step: its routes, its rows and its lines, in this order. The ways of a `split` are not exits.
std::vector<Exit> exits_of(const Step& step);
std::vector<Exit> exits_of(const std::vector<Line>& lines);

}  // namespace parcours::definition

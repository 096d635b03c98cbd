// Where steps and lines lead.
#pragma once
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// One way on, under the outcome that takes it; a row of a `decide` and a line without outcomes have none. Points into
// the workflow.
struct Exit {
  std::string_view outcome;
  const Target* to = nullptr;
};

// Of a step: its routes, its rows, and the lines under it, in this order; not the ways of a `split`.
std::vector<Exit> exits_of(const Step& step);
std::vector<Exit> exits_of(const std::vector<Line>& lines);

}  // namespace parcours::definition

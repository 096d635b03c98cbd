#include "definition/model/exits.hpp"

namespace parcours::definition {
namespace {

void add(const std::vector<Line>& lines, std::vector<Exit>& exits) {
  for (const auto& line : lines)
    for (const auto& route : line.next) exits.push_back({route.outcome, &route.to});
}

}  // namespace

std::vector<Exit> exits_of(const Step& step) {
  std::vector<Exit> exits;
  for (const auto& route : step.next) exits.push_back({route.outcome, &route.to});
  for (const auto& row : step.rows) exits.push_back({{}, &row.to});
  add(step.lines, exits);
  return exits;
}

std::vector<Exit> exits_of(const std::vector<Line>& lines) {
  std::vector<Exit> exits;
  add(lines, exits);
  return exits;
}

}  // namespace parcours::definition

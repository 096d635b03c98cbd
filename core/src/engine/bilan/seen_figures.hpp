// Where a reader sees figures.
#pragma once
#include <set>
#include <string>

namespace parcours::engine {

// By roles that are granted for no structure and see figures of every workflow that counts. Settings::administrators
// see all.
struct SeenFigures {
  bool everywhere = false;
  std::set<std::string> territories{};  // the rows of these alone
};

}  // namespace parcours::engine

// Every state of a net of tokens, nearest first.
#pragma once
#include <optional>

#include "definition/soundness.hpp"

namespace parcours::definition {

// What a search came across; of each kind of trap, the nearest.
struct Findings {
  struct Trap {
    std::vector<int> trace, open;
  };
  std::optional<Trap> twice, left, stuck;
  bool left_for_good = false;  // an end is reached again, or, where there is one only, something beside it never comes there
  std::vector<int> dead;  // transitions that no state allows; known only when `whole`
  bool whole = true;      // within the limits every state was seen

  bool clean() const { return !twice && !left_for_good && !stuck && dead.empty(); }
};

// States behind one with two tokens in a place are not looked at; `left` is one in which an end is reached and not alone; `stuck` is a state that allows nothing, or, when the search was
// whole and there is none, one from which no end can be reached. With a `prefix`, only what can come after these transitions.
Findings search(const Net& net, const Limits& limits, const std::vector<int>& prefix = {});

}  // namespace parcours::definition

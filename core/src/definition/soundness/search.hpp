// Every state of a net of tokens, nearest first.
#pragma once
#include <optional>

#include "definition/soundness/soundness.hpp"

namespace parcours::definition {

// What a search came across; of each kind of trap, the nearest.
struct SearchResult {
  struct Counterexample {
    std::vector<int> trace, marking;
  };
  std::optional<Counterexample> unsafe, improper, deadlock, early_end;
  std::vector<int> dead;   // transitions that no state allows; known only when `exhaustive`
  bool exhaustive = true;  // within the limits every state was seen

  bool clean() const { return !unsafe && !improper && !deadlock && dead.empty(); }
};

// States behind one with two tokens in a place are not looked at; `early_end` is one in which an end is reached and not
// alone, `improper` such a one before that end is reached again or, where there is one only, before something beside it
// is stuck; `deadlock` is a state that allows nothing, or, when the search was whole and there is none, one from which
// no end can be reached. With a `prefix`, only what can come after these transitions.
SearchResult search(const Net& net, const Limits& limits, const std::vector<int>& prefix = {});

}  // namespace parcours::definition

// The search of the states of a Petri net, the nearest first.
#pragma once
#include <optional>

#include "definition/soundness/soundness.hpp"

namespace parcours::definition {

// What a search found. Of each kind of counterexample it keeps the nearest.
struct SearchResult {
  // The transitions from the start, and the places with a token after them.
  struct Counterexample {
    std::vector<int> trace, marking;
  };
  std::optional<Counterexample> unsafe;     // a place would get a second token; `marking` is that place
  std::optional<Counterexample> improper;   // as early_end, where the same end is reached again; in a net with one end
                                            // also where something else is stuck
  std::optional<Counterexample> deadlock;   // nothing can happen; in an exhaustive search without such a state, one
                                            // from which no end can be reached
  std::optional<Counterexample> early_end;  // an end is reached while something else is open
  std::vector<int> dead;                    // transitions that never happen; filled by an exhaustive search only
  bool exhaustive = true;                   // the search saw every state within the limits

  bool clean() const { return !unsafe && !improper && !deadlock && dead.empty(); }
};

// Searches all states of `net` that can be reached, not those behind an unsafe one. With a `prefix`, only the states
// after these transitions; then no transition is reported as dead. `limits` outlives the call.
SearchResult search(const Net& net, const Limits& limits, const std::vector<int>& prefix = {});

}  // namespace parcours::definition

// The reduction of a Petri net: a smaller net that is sound exactly when the given one is.
#pragma once
#include <utility>

#include "definition/soundness/net.hpp"

namespace parcours::definition {

// A reduced net and the way back from it.
class Reduced {
 public:
  Net net;
  // Appends to `into` the transitions of the given net that one transition of `net` replaces, in an order in which they
  // can happen.
  void unfold(int transition, std::vector<int>& into) const;

 private:
  friend class Reducer;
  std::vector<std::pair<int, int>> parts_;  // a piece is two pieces, or (transition given, none)
  std::vector<int> expansions_;             // of each transition of `net`, its piece
};

// Applies three rules as long as one applies:
//  1. Of transitions with the same input and output one remains.
//  2. A transition that changes nothing is removed, if there is another way on.
//  3. A choice that is always offered as a whole is made by the transition that offers it; its places are removed. This
//     rule is not applied where the net would grow much.
// `net` must be free-choice and connected: the rules are not valid for other nets.
Reduced reduce(const Net& net);

}  // namespace parcours::definition

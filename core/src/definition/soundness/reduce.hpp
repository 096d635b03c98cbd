// A smaller net that is sound exactly when the given one is.
#pragma once
#include <utility>

#include "definition/soundness/net.hpp"

namespace parcours::definition {

class Reduced {
 public:
  Net net;
  // What a transition of `net` stands for: transitions of the net that was given, in an order in which they can happen.
  void unfold(int transition, std::vector<int>& into) const;

 private:
  friend class Reducer;
  std::vector<std::pair<int, int>> parts_;  // a piece is two pieces, or (transition given, none)
  std::vector<int> expansions_;             // of each transition of `net`
};

// Three rules, as long as one applies: of transitions that do the same, one stays; a transition that changes nothing
// goes, if there is another way on; a choice that is always offered whole is made by whoever offers it, so that its
// places go. The last is not applied where it would make the net much larger. Needs a net that is free choice and
// connected: the rules are not true for others.
Reduced reduce(const Net& net);

}  // namespace parcours::definition

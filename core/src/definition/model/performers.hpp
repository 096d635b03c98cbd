// Who performs a step.
#pragma once
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Those of `by`; of an anytime step without it, the actors of its offer.
inline const std::vector<ActorSelector>& performers_of(const Step& step) {
  return step.by.empty() && step.offer ? step.offer->to : step.by;
}

}  // namespace parcours::definition

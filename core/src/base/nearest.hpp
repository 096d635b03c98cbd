// The search for the name that was probably meant, which bindings use too.
#pragma once
#include "parcours/nearest.hpp"
#include "parcours/text.hpp"

namespace parcours {

// Something that has a name and a title.
struct NamedThing {
  std::string name;
  Text title;
};

// Returns the nearest name, else that of the nearest French title, else that of the nearest English one. Empty: none is
// near.
std::string nearest_named(std::string_view word, const std::vector<NamedThing>& things);

}  // namespace parcours

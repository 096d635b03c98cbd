// Every place of a story and the keys that may stand there, as places.hpp does for workflows.
#pragma once
#include "definition/source/shape.hpp"

namespace parcours::definition::story_places {

extern const Place story, opening, granted;
// The lines under `then`: the first key of each says what the line is about.
std::span<const Place* const> lines();
// All of them, for whoever shows or checks them.
std::span<const Place* const> all();

}  // namespace parcours::definition::story_places

// What is said about the text of a story.
#pragma once
#include "base/message.hpp"

namespace parcours::definition {

const Messages& story_messages();

}  // namespace parcours::definition

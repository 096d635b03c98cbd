// Who acts in a story.
#pragma once
#include <string>
#include <vector>

namespace parcours::story {

// An actor of a story, and the rights that the actor is granted.
struct StoryActor {
  struct Right {
    std::string role, structure;
  };
  std::string name;
  std::vector<Right> rights;
};

}  // namespace parcours::story

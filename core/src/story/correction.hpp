// The line of a story that corrects a value.
#pragma once
#include <string>
#include <vector>

#include "parcours/value.hpp"

namespace parcours::story {

// `correct`: a value is corrected. `field`: by the name that forms use. `row`: of a list, by its key or its number.
struct StoryCorrection {
  std::string field, row, by, why;
  Value value;
  std::vector<std::string> confirmed, refused;
};

}  // namespace parcours::story

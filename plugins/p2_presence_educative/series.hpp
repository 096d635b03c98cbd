// The series of a child in the bilan.
#pragma once
#include <string>

#include "parcours/sdk/birth.hpp"

namespace p2 {

// A dimension that identifies nobody: the need of the sheet (9-14), the rest of its public (8), the 15-year-olds in
// transition, others, or "incertain". `naissance` may be null.
std::string series(const parcours::Value* naissance, parcours::Date on);

}  // namespace p2

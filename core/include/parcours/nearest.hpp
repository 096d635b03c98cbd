// The search for the name that was probably meant ("did you mean").
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours {

// Returns the candidate with the smallest edit distance from `word`. An edit inserts, deletes or replaces a letter, or
// swaps two neighbours. A wrong accent or a wrong case counts as half a letter. Any number of threads may call it.
//
// Returns an empty text when no candidate is near: the distance may be a third of the letters, and one letter at least.
// A candidate that differs in accents and case alone is always near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace parcours

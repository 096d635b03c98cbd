// "did you mean": the nearest of the names that were possible.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parcours {

// The candidate with the smallest edit distance (insert, delete, replace, swap neighbours), or empty when none is near
// enough to be a likely slip of the pen (at most a third of the letters, at least one). Accents and case count as half
// a letter, and where nothing else differs, any number of them is near enough.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace parcours

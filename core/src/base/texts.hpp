// Texts for people that are made of others.
#pragma once
#include <string_view>
#include <vector>

#include "parcours/text.hpp"

namespace parcours {

// The texts one behind the other, in French and English. Empty ones are left out.
Text joined(const std::vector<Text>& all, std::string_view between = ", ");
// "nadia (Coordonnateur)".
Text in_brackets(const Text& before, const Text& inside);

}  // namespace parcours

// What the actions of the sheet share: its problems and its vocabularies.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace p3 {

// Makes a refusal with the problem of that code. Throws Error::misuse when the sheet has no such code.
parcours::sdk::Outcome refuse(std::string_view code, std::string where = {});

// What keeps the young person out of the public of the sheet on that day: E_AGE_MIN, E_AGE_MAX or E_AGE_UNCERTAIN.
// Empty: nothing. `input`: the birth, the ages of the city, and whether a derogation was granted.
std::string_view fault_of_age(const parcours::Record& input, parcours::Date on);

// Contracts and workflows list the same values.
extern const std::vector<std::string> kNextSteps, kDocuments;

}  // namespace p3

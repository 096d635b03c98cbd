// What the actions of the sheet share: its problems and its vocabularies.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace p3 {

// Makes a refusal with the problem of that code. Throws Error::misuse when the sheet has no such code.
parcours::sdk::Outcome refuse(std::string_view code, std::string where = {});

// Contracts and workflows list the same values.
extern const std::vector<std::string> kSupports, kKinds, kNextSteps, kDocuments;

}  // namespace p3

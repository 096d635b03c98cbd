// What the actions of the sheet share: its problems and its vocabularies.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/action.hpp"
#include "parcours/sdk/read.hpp"

namespace p2 {

using parcours::sdk::integer_in;
using parcours::sdk::text_in;
using parcours::sdk::texts_in;
using parcours::sdk::true_in;

// Make the problem of that code, or a refusal with it. Throw Error::misuse when the sheet has no such code.
parcours::Problem problem(std::string_view code, std::string where = {});
parcours::sdk::Outcome refuse(std::string_view code, std::string where = {});

// The vocabularies of facts and needs, never of persons. Contracts and workflows list the same values.
extern const std::vector<std::string> kFacts, kOffers, kBands;

}  // namespace p2

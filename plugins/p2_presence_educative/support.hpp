// Functions that the actions of the sheet share: they read inputs and make problems.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace p2 {

// Read an input. When it is empty or absent, they return an empty text, `otherwise`, false or an empty list.
std::string text_in(const parcours::Record& record, std::string_view name);
std::int64_t integer_in(const parcours::Record& record, std::string_view name, std::int64_t otherwise = 0);
bool true_in(const parcours::Record& record, std::string_view name);
std::vector<std::string> texts_in(const parcours::Record& record, std::string_view name);

// Make the problem of that code, or a refusal with it. Throw Error::misuse when the sheet has no such code.
parcours::Problem problem(std::string_view code, std::string where = {});
parcours::sdk::Outcome refuse(std::string_view code, std::string where = {});

// The vocabularies of facts and needs, never of persons. Contracts and workflows list the same values.
extern const std::vector<std::string> kOrigins, kFacts, kOffers, kBands;

}  // namespace p2

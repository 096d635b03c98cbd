// What the actions of the sheet share: reading inputs, and the problems that they refuse or ask with.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace p2 {

// Empty or absent: the default given, which is an empty text, 0, or false.
std::string text_in(const parcours::Record& record, std::string_view name);
std::int64_t integer_in(const parcours::Record& record, std::string_view name, std::int64_t otherwise = 0);
bool true_in(const parcours::Record& record, std::string_view name);
std::vector<std::string> texts_in(const parcours::Record& record, std::string_view name);

// The problem of that code. A code that the sheet does not have throws Error::misuse.
parcours::Problem problem(std::string_view code, std::string where = {});
parcours::sdk::Outcome refuse(std::string_view code, std::string where = {});

// Vocabularies of facts and needs (never of persons), as contracts and workflows list them.
extern const std::vector<std::string> kOrigins, kFacts, kOffers, kBands;

}  // namespace p2

// What a harness asks of a call and of two answers.
#pragma once
#include "parcours/testing/harness.hpp"

namespace parcours::testing {

// Throws Error::misuse that names everything given that the contract does not say, and everything required that is
// missing.
void check_given(const Contract& contract, const Given& given);

// Whether two answers are equal in every part.
bool same(const sdk::Outcome& a, const sdk::Outcome& b);

}  // namespace parcours::testing

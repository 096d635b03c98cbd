// The checks of a harness: a call against its contract, and two answers against each other.
#pragma once
#include "parcours/testing/harness.hpp"

namespace parcours::testing {

// Throws Error::misuse unless `given` fits the contract. The error names every datum that the contract does not have
// and every required one that is missing.
void check_given(const Contract& contract, const Given& given);

// The parts in which two answers differ, by name; values are not shown.
std::vector<std::string> differences(const sdk::Outcome& a, const sdk::Outcome& b);

}  // namespace parcours::testing

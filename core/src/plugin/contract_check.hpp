// Whether what an action was given and what it answered are what its contract says.
#pragma once
#include <string>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace parcours::plugin {

// Whether a value may stand where the contract says `datum`: of its type, among its values where it lists some, every
// text in it UTF-8 without NUL, no deeper than 20, at most a million bytes. Null, the empty field, may stand anywhere.
bool conforms(const Datum& datum, const Value& value);

// Every promise of its contract that an answer breaks, in one text each; empty when it keeps them all. The texts name
// outputs, outcomes and codes, and hold no value.
std::vector<std::string> contract_violations(const Contract& contract, const sdk::Call& call,
                                             const sdk::Outcome& outcome);

}  // namespace parcours::plugin

// The checks of an action's input and answer against its contract.
#pragma once
#include <string>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace parcours::plugin {

// True when `value` fits `datum`: it has its type and is one of its values, if it lists some. Every text in it is UTF-8
// without NUL. It is at most 20 deep and a million bytes. Null, the empty field, fits every datum.
bool conforms(const Datum& datum, const Value& value);

// How a value differs from its datum: "expected number, got a text". Contains no value; the values that are
// allowed are those of the contract.
std::string misfit_text(const Datum& datum, const Value& value);

// Returns one text for every rule of the contract that the answer breaks. The texts name outputs, outcomes and codes,
// and contain no value. `indicators`: null, or those that the answer may count.
std::vector<std::string> contract_violations(const Contract& contract, const sdk::Call& call,
                                             const sdk::Outcome& outcome,
                                             const std::vector<std::string>* indicators = nullptr);

}  // namespace parcours::plugin

// One question about an expression, written as a row of CEL's public suite.
#pragma once
#include <string>
#include <string_view>

#include "expression/expression.hpp"
#include "parcours/problem.hpp"

namespace parcours::expression {

// Answers one row: a JSON object with `expr`, perhaps `types` (name: type) and `bindings` (name: tagged value;
// tagged.hpp tells how). A name that is bound and has no type is any; one that has a type and is not bound is empty.
// What is asked:
//   value  {"int64":"5"}, or {"unknown":null} when the answer hangs on an empty field
//   type   {"type":"list(int)"}; of rows that have `accept` or `check_only`, or that have types and bind nothing
//   tree   {"ast":"_+_(a, 1)"}; of rows that have `parses`
// `ask` in the row ("value", "type", "tree") says it outright. An expression that is refused, or fails, is
// {"error":"..."} in English: "no such overload", "1:3: nothing is called 'nn' here [unknown-name]". What else stands
// in a row is not looked at. A problem when the row itself cannot be read.
Checked<std::string> answer_row(std::string_view row, const Moment& moment);

}  // namespace parcours::expression

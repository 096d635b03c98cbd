// One question about an expression, in the form of a row of CEL's public suite.
#pragma once
#include <string>
#include <string_view>

#include "expression/expression.hpp"
#include "parcours/problem.hpp"

namespace parcours::expression {

// Answers one row. A row is a JSON object with `expr`, and perhaps `types` (name: type) and `bindings` (name: tagged
// value, see tagged.hpp). A name with a value and no type is `any`. A name with a type and no value is empty. The
// answer is
//   value  {"int64":"5"}, or {"unknown":null} when it depends on an empty field
//   type   {"type":"list(int)"}, of rows with `accept` or `check_only`, or with types and without bindings
//   tree   {"ast":"_+_(a, 1)"}, of rows with `parses`
// The row's `ask` ("value", "type", "tree") overrides these rules. When the expression is refused or fails, the answer
// is
// {"error":"..."} in English: "no such overload", "1:3: nothing is called 'nn' here [unknown-name]". Other members of a
// row are ignored. A problem when the row itself cannot be read, or is nested more than 400 deep.
Checked<std::string> answer_row(std::string_view row, const Moment& moment);

}  // namespace parcours::expression

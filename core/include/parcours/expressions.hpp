// Expressions by themselves, to try them or to check the engine against a test suite of CEL.
#pragma once
#include <string>
#include <string_view>

#include "parcours/problem.hpp"
#include "parcours/settings.hpp"
#include "parcours/value.hpp"

namespace parcours {

// Evaluates one row in the form of CEL's public test suite.
//
// `row` is a JSON object. Its keys are `expr`, and optionally `types` (name: type) and `bindings` (name: value). Other
// keys are ignored, except the four below.
// A value is an object whose only key is its type: {"int64":"5"}, {"double":"1.5"}, {"string":"a"}, {"bool":true},
// {"null":null}, {"timestamp":"2026-03-02T09:30:00Z"}, {"duration":"90s"}, {"list":[...]}, {"map":[[key, value], ...]};
// Parcours adds {"decimal":"12.5"} and {"date":"2026-03-02"}.
// Types are bool, int, double, string, null, timestamp, duration, dyn, list(T) and map(string, T); Parcours adds
// decimal, date and birth. A bound name without a type may have any value. A name without a binding is empty.
//
// The answer is one JSON object on one line: the value; {"unknown":null} when it depends on an empty name;
// {"error":"..."} when the expression is refused (with line, column and code) or fails. A row with `accept` or
// `check_only`, or with types and no bindings, has its type as the answer: {"type":"list(int)"}. A row with `parses`
// has its tree: {"ast":"_+_(a, 1)"}. `ask` names one of value, type and tree explicitly.
//
// A row that cannot be read is a problem. Functions about time use `now` and Settings::zone; no other setting is used.
// Throws Error::configuration when the machine knows no such zone. Any number of threads may call it.
Checked<std::string> answer_row(std::string_view row, Instant now, const Settings& settings = {});

}  // namespace parcours

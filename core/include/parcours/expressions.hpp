// Expressions by themselves: for whoever wants to try them, or to hold them against a suite of CEL.
#pragma once
#include <string>
#include <string_view>

#include "parcours/engine.hpp"
#include "parcours/problem.hpp"

namespace parcours {

// Answers one row in the form of CEL's public suite, a JSON object: `expr`, perhaps `types` (name: type) and `bindings`
// (name: value). A value is an object of one key that names its type: {"int64":"5"}, {"double":"1.5"}, {"string":"a"},
// {"bool":true},
// {"null":null}, {"timestamp":"2026-03-02T09:30:00Z"}, {"duration":"90s"}, {"list":[...]}, {"map":[[key, value], ...]};
// ours are
// {"decimal":"12.5"} and {"date":"2026-03-02"}. Types: bool int double string null timestamp duration dyn list(T)
// map(string, T), ours are decimal, date and birth. Without a type a bound name may be anything; without a binding it
// is empty.
//
// The answer is one JSON object on one line: the value; {"unknown":null} where it hangs on an empty name;
// {"error":"..."} where the expression is refused (with line, column and code) or fails. A row with `accept` or
// `check_only`, or with types and no bindings, is answered {"type":"list(int)"}; one with `parses` {"ast":"_+_(a, 1)"};
// `ask` in the row says outright which of value, type and tree is asked. Other keys are not looked at.
//
// A row that cannot be read is a problem. `now` and the city's zone (of `settings`) are what functions about time see.
// Any number of threads may ask. Throws Error::configuration when the machine knows no such zone.
Checked<std::string> answer_row(std::string_view row, Instant now, const Settings& settings = {});

}  // namespace parcours

// For tests of expressions: a small environment, values for its names, and answers and faults as one line of text.
#pragma once
#include <map>
#include <string>

#include "expression/expression.hpp"

namespace parcours::expression {

// The values of names. A name without an entry is empty.
struct Holding : Bindings {
  std::map<std::string, Value, std::less<>> values;
  const Value* find(std::string_view name) const override {
    const auto at = values.find(name);
    return at == values.end() ? nullptr : &at->second;
  }
};

// Fields of every type, each empty unless a trial fills it; all that begin with `no_` are never filled:
// bool b no_b, integer n no_n, real r, decimal prix no_prix, text t no_t, date d no_d, instant at, duration delai
// no_delai, birth ne no_ne, list(text) plan no_plan, map(integer) m, any x, record steps { tenter { times: integer,
// outcome: text, ended: { absent: integer } } }.
const Environment& trial_names();
Holding trial_values();

// Evaluates `text` on 22 November 2026 at noon in Paris, in a city whose only territory is a tenth of a degree wide
// (monaque, from 43 5) and whose only school year is 2026-2027. Returns the exact JSON, "unknown" or "error: division
// by zero".
std::string answer(std::string_view text, const Holding& values = trial_values(), const Type& wanted = {});
// Returns the faults of `text`, one a line: "4+1 unknown-name: nothing is called 'ag' here (did you mean 'age'?)";
// empty when there are none.
std::string faults(std::string_view text, const Type& wanted = {});
std::string type_name(std::string_view text);
Date day(const char* written);

}  // namespace parcours::expression

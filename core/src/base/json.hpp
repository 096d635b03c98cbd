// Values as JSON text exactly, for journals and states. (Plainly, for people and other programs: parcours/json.hpp.)
#pragma once
#include <string>
#include <string_view>

#include "parcours/json.hpp"
#include "parcours/value.hpp"

namespace parcours::json {

// Exact: what `read_exact` reads is equal to what was written, type by type, and equal values give equal bytes. What JSON
// has no type for is an object of one key: {"$date":"2026-03-02"}, {"$instant":1790000000000000} (microseconds),
// {"$duration":...}, {"$decimal":"12.5"}. A name that begins with `$` is written with one more `$`. Doubles keep a point or exponent.
std::string write_exact(const Value& value);
void append_exact(std::string& out, const Value& value);  // appends: for the hot path
Value read_exact(std::string_view text);                  // throws Error::misuse on anything else; depth at most 100

}  // namespace parcours::json

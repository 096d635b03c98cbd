// Values as JSON text exactly, for journals and states. (Plainly, for people and other programs: parcours/json.hpp.)
#pragma once
#include <string>
#include <string_view>

#include "parcours/json.hpp"
#include "parcours/value.hpp"

namespace parcours::json {

// Exact: what `read_exact` reads is equal to what was written, type by type, and equal values give equal bytes. What
// JSON has no type for is an object of one key: {"$date":"2026-03-02"}, {"$instant":1790000000000000} (microseconds),
// {"$duration":...}, {"$decimal":"12.5"}, {"$real":"nan"} (or "inf", "-inf"). A name that begins with `$` is written
// with one more
// `$`. Doubles keep a point or exponent; minus zero, which equals zero, is written as zero.
// Throws Error::misuse when a text is not UTF-8 or holds NUL, a date does not exist, a decimal has more than 18
// decimals, or lists and records are nested more than 100 deep: what could not be read again is not written.
std::string write_exact(const Value& value);
void append_exact(std::string& out,
                  const Value& value);    // appends, for the hot path; after an error `out` ends with rubbish
Value read_exact(std::string_view text);  // throws Error::misuse on anything else

}  // namespace parcours::json

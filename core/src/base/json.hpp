// Values as exact JSON text, for journals and states. (parcours/json.hpp has the plain form, for people and programs.)
#pragma once
#include <string>
#include <string_view>

#include "parcours/json.hpp"
#include "parcours/value.hpp"

namespace parcours::json {

// Writes a value so that read_exact returns an equal value of the same type. Equal values give equal bytes.
//
// A type that JSON does not have is an object of one key: {"$date":"2026-03-02"}, {"$instant":1790000000000000} and
// {"$duration":...} in microseconds, {"$decimal":"12.5"}, {"$real":"nan"} (or "inf", "-inf"). A name that begins with
// `$` gets one `$` more. A double keeps a point or an exponent. Minus zero equals zero and is written as zero.
//
// Throws Error::misuse for a value that could not be read again: a text that is not UTF-8 or contains NUL, a date that
// does not exist, a decimal with more than 18 decimals, lists and records nested more than 100 deep.
std::string write_exact(const Value& value);
// The same, appended to `out`. After an error the end of `out` is of no use.
void append_exact(std::string& out, const Value& value);
// Throws Error::misuse for a text that write_exact does not write.
Value read_exact(std::string_view text);

}  // namespace parcours::json

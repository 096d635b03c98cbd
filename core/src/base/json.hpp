// Values as JSON text: exactly (for journals and states) and plainly (for people and other programs).
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours::json {

// Exact: what `read_exact` reads is equal to what was written, type by type, and equal values give equal bytes. What JSON
// has no type for is an object of one key: {"$date":"2026-03-02"}, {"$instant":1790000000000000} (microseconds),
// {"$duration":...}, {"$decimal":"12.5"}. A name that begins with `$` is written with one more `$`. Doubles keep a point or exponent.
std::string write_exact(const Value& value);
void append_exact(std::string& out, const Value& value);  // appends: for the hot path
Value read_exact(std::string_view text);                  // throws Error::misuse on anything else; depth at most 100

// Plain: dates "2026-03-02", instants "2026-03-02T09:30:00Z" (fraction only when not zero), durations "90s", decimals as text "12.50".
std::string write_plain(const Value& value, bool pretty = false);
// Any JSON: null, booleans, integers, doubles, texts, lists, records. Throws Error::misuse with line and column; depth at most
// 100; duplicate keys, NUL in a text and text that is not UTF-8 are refused.
Value read_plain(std::string_view text);

}  // namespace parcours::json

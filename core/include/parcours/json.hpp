// Values as plain JSON, for people and other programs.
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours::json {

// Dates are "2026-03-02", instants "2026-03-02T09:30:00Z" (with a fraction only when it is not zero), durations "90s",
// decimals texts as short as they can be ("12.5"). `pretty`: indented, a line each. Never throws: NaN, infinities and
// what is nested more than 100 deep are null, a byte that is not UTF-8 is U+FFFD.
std::string write_plain(const Value& value, bool pretty = false);

// Any JSON: null, booleans, integers, doubles, texts, lists, records. Throws Error::misuse with line and column (from
// 1, in code points; never what stands there). Depth at most 100, size at most 64 MiB; duplicate keys, NUL in a text,
// integers beyond 64 bits and text that is not UTF-8 are refused.
Value read_plain(std::string_view text);

}  // namespace parcours::json

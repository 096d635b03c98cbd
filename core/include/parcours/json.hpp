// Values as plain JSON, for people and other programs.
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours::json {

// Dates are "2026-03-02", instants "2026-03-02T09:30:00Z" (with a fraction only when it is not zero), durations "90s", decimals
// texts ("12.50"). `pretty`: indented, a line each.
std::string write_plain(const Value& value, bool pretty = false);

// Any JSON: null, booleans, integers, doubles, texts, lists, records. Throws Error::misuse with line and column; depth at most
// 100; duplicate keys, NUL in a text and text that is not UTF-8 are refused.
Value read_plain(std::string_view text);

}  // namespace parcours::json

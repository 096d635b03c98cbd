// Values as plain JSON, for people and other programs.
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours::json {

// Returns `value` as JSON, in UTF-8. A date is "2026-03-02". An instant is "2026-03-02T09:30:00Z", with a fraction only
// when it is not zero. A duration is "90s". A decimal is the shortest text ("12.5"). `pretty` indents, one member a
// line. Never throws: NaN, infinities and values nested more than 100 deep are null, a byte that is not UTF-8 is
// U+FFFD. An instant before the year 1 or after 9999 is the first or the last one between them. A date that does not
// exist is written by its numbers.
std::string write_plain(const Value& value, bool pretty = false);

// Reads any JSON: null, booleans, integers, doubles, texts, lists and records. A byte order mark in front is skipped.
// It refuses a depth over 100, a size over 64 MiB, duplicate keys, NUL in a text, integers beyond 64 bits, an exponent
// above 308, and text that is not UTF-8. A number that is too small for a double is zero. Throws Error::misuse with the
// line and the column, both from 1, the column in code points. The error never quotes the text.
Value read_plain(std::string_view text);

}  // namespace parcours::json

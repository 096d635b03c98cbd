// Numbers and texts, in the form that plain and exact JSON share. Every function appends to `out`.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace parcours::json {

constexpr std::size_t kMaxDepth = 100;  // of nested lists and records

void append_number(std::string& out, std::int64_t n);
// Appends the shortest text that reads back as the same double, with a point or an exponent. `d` must be finite.
void append_number(std::string& out, double d);
// Appends the text in quotes. `text` must be valid UTF-8.
void append_text(std::string& out, std::string_view text);

}  // namespace parcours::json

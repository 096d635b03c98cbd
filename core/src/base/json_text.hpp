// Numbers and texts as both forms of JSON write them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace parcours::json {

constexpr std::size_t kMaxDepth = 100;

void append_number(std::string& out, std::int64_t n);
// The shortest that reads back as the same double, with a point or an exponent. `d` must be finite.
void append_number(std::string& out, double d);
// In quotes. `text` must be valid UTF-8.
void append_text(std::string& out, std::string_view text);

}  // namespace parcours::json

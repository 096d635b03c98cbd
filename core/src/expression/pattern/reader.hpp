// Reads a pattern and writes it in RE2's syntax.
#pragma once
#include <string_view>
#include <variant>

#include "expression/pattern/part.hpp"

namespace parcours::expression {

inline constexpr const char* kPatternTooLong = "pattern too long";

// Returns the pattern in RE2's syntax, or the reason why it is none, a stable English phrase. Groups are nested at most
// 50 deep, counts are at most 1000. Never throws.
std::variant<PatternPart, const char*> read_pattern(std::string_view written);

}  // namespace parcours::expression

// Reads patterns: what they mean, in RE2's syntax.
#pragma once
#include <string_view>
#include <variant>

#include "expression/pattern/part.hpp"

namespace parcours::expression {

inline constexpr const char* kPatternTooLong = "pattern too long";

// What `written` means, or why it is no pattern.
std::variant<PatternPart, const char*> read_pattern(std::string_view written);

}  // namespace parcours::expression

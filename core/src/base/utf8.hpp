// What may stand in a text: UTF-8, no NUL.
#pragma once
#include <cstddef>
#include <string_view>

namespace parcours {

// The offset of the first byte that is not well-formed UTF-8 (RFC 3629) or is NUL; npos when there is none.
std::size_t find_invalid(std::string_view text);
// How many code points; `text` must be valid.
std::size_t length(std::string_view text);
// The code point at `at`, which moves behind it; `at` must be inside `text`. A byte that begins no well-formed sequence
// is taken alone, as U+FFFD: so any bytes at all can be walked through.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace parcours

// Checks of texts: they are UTF-8 without NUL.
#pragma once
#include <cstddef>
#include <string_view>

namespace parcours {

// Returns the offset of the first byte that is NUL or not well-formed UTF-8 (RFC 3629); npos when there is none.
std::size_t find_invalid(std::string_view text);
// Returns the number of code points. `text` must be valid.
std::size_t length(std::string_view text);
// Whether the text shows nothing: it has no letter but blanks, line ends and marks without a width.
bool is_blank(std::string_view text);
// Whether no screen and no XML shows the code point: a control character but a tab and the line ends U+000A and U+0085,
// U+FFFE, U+FFFF.
bool is_control(char32_t point);
// Returns the code point at `at` and moves `at` behind it. `at` must be inside `text`. A byte that begins no
// well-formed sequence gives U+FFFD and is passed alone, so that any bytes can be read to their end.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace parcours

// Texts in XML and HTML.
#pragma once
#include <string>
#include <string_view>

namespace parcours {

// Returns the text as the content of an element, or of an attribute in double quotes. Each line end becomes `line_end`;
// control characters that XML 1.0 cannot contain are left out. Any number of threads may call it.
std::string xml_text(std::string_view text, std::string_view line_end = "\n");

}  // namespace parcours

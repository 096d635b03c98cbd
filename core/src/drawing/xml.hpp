// Texts in XML.
#pragma once
#include <string>
#include <string_view>

namespace parcours::drawing {

// The text of an element or an attribute. A line end becomes a blank; characters that XML 1.0 cannot contain are left
// out.
std::string xml_text(std::string_view text);

}  // namespace parcours::drawing

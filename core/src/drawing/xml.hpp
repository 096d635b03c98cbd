// Texts in XML.
#pragma once
#include <string>
#include <string_view>

namespace parcours::definition {

// As it stands in an element or an attribute; characters that XML 1.0 cannot hold are left out.
std::string xml_text(std::string_view text);

}  // namespace parcours::definition

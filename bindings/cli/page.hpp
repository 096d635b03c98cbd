// The page of a picture: what graphviz drew, as an A3 sheet for a wall and for dark and light screens.
#pragma once
#include <string>
#include <string_view>

namespace parcours::cli {

// What readers who do not see the picture get instead of it.
struct PageTexts {
  std::string language, title;
  std::string outline;  // the picture as an ordered list
};

// Returns an SVG of graphviz as a page of A3: its bands arranged so that they are printed as large as they can be, its
// title on top, its text alternative and the colours of a dark screen. Returns an SVG of others as it is.
std::string page_of(std::string svg, const PageTexts& texts);

}  // namespace parcours::cli

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

// Returns an SVG of graphviz as a page of A3, upright or across as the picture is, with a margin, its text alternative
// and the colours of a dark screen. Returns the SVG as it is when it does not begin as those of graphviz do.
std::string page_of(std::string svg, const PageTexts& texts);

}  // namespace parcours::cli

// Where the bands of a page are: in rows, and above each other within a row, in the order of reading.
#pragma once
#include <vector>

#include "authoring/page_parts.hpp"

namespace parcours::authoring {

inline constexpr double kPageMargin = 28;  // in points of the print

struct Size {
  double width = 0, height = 0;
};

struct PageLayout {
  Size page;               // in the units of the parts; its sides are in the proportion of A3
  double scale = 1;        // how much larger it is printed
  std::vector<Box> cells;  // one for each part; together they fill the width
};

// Returns the layout, upright or across, by which the parts are printed largest on A3. They are in the order of reading
// but for the last, the legend, which is where there is room for it; not before the first. `head` is what the title
// needs of the height in print, in points; a page is printed at most twice as large as its parts.
PageLayout laid_out(const std::vector<Size>& parts, double head);

}  // namespace parcours::authoring

// Parts of the page of a bilan, as HTML.
#pragma once
#include <string>
#include <string_view>

#include "parcours/bilan.hpp"

namespace parcours::authoring {

// The title of the column, and of the bar, of the whole city.
std::string city_title(std::string_view language);
// The style of the page: for screens from 320 pixels on, and for A4.
std::string bilan_style();
// A chart of the first line of an indicator: a bar for each territory and the city, one for the period before, and the
// target of a percentage. Empty where fewer than two figures are shown.
std::string chart_of(const BilanIndicator& indicator, const Bilan& bilan, std::string_view language);
// The table of an indicator: territories side by side, the period before in each cell.
std::string table_of(const BilanIndicator& indicator, const Bilan& bilan, std::string_view language);

}  // namespace parcours::authoring

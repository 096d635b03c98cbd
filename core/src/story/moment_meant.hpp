// The date or time that a writer meant by another way of writing it.
#pragma once
#include <string>
#include <string_view>

#include "base/calendar.hpp"

namespace parcours::story {

// Returns the date, or the date and time, as the language writes it, for "10/03/2026" or "2026-3-2 9h30". Empty when
// none exists that could be meant.
std::string moment_meant(std::string_view written, const Calendar& calendar);
// Whether the text is a date with the year last: "10/03/2026", "10/03/2026 9:00".
bool puts_year_last(std::string_view written);

}  // namespace parcours::story

// Values as a letter to a person writes them. `language` is that of the letter: "en" gives English, every other French.
// Any number of threads may call the functions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"

namespace parcours {

std::string spoken(bool flag, std::string_view language);                              // "oui", "yes"
std::string spoken(Date day, std::string_view language);                               // "1er juillet 2027"
std::string spoken_month(Date day, std::string_view language);                         // "juillet 2027"
std::string spoken(Instant at, const Calendar& calendar, std::string_view language);   // "1er juillet 2027 à 10 h 30"
std::string spoken(const Decimal& number, int decimals, std::string_view language);    // "1 234,50", "1,234.50"
std::string spoken(const Delay& delay, std::string_view language);                     // "10 jours ouvrés"
std::string spoken(const std::vector<std::string>& items, std::string_view language);  // "a, b et c", "a, b and c"

}  // namespace parcours

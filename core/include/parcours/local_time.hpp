// Times as the clocks of a city show them. The time zone of the process is neither read nor set.
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours {

// Both take the name of a zone, such as "Europe/Paris". They throw Error::configuration when the machine knows none of
// that name.

// What clocks there show at that instant: "2026-03-02 10:30".
std::string local_time(Instant at, std::string_view zone);

// When that day begins there. Throws Error::misuse when the day does not exist or is not of the years 1 to 9999.
Instant start_of(Date day, std::string_view zone);

}  // namespace parcours

// Times as the clocks of a city show them. The time zone of the process is neither read nor set.
//
// A zone has its IANA name, for example "Europe/Paris". The functions throw Error::configuration when the machine knows
// no zone of that name. Any number of threads may call them.
#pragma once
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours {

// The time on the clocks of the zone at an instant: "2026-03-02 10:30".
std::string local_time(Instant at, std::string_view zone);

// The instant at which a day begins in the zone. Throws Error::misuse when the day does not exist or is not of the
// years 1 to 9999.
Instant start_of(Date day, std::string_view zone);

}  // namespace parcours

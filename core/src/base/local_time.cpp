// The public functions of the calendar.
#include "parcours/local_time.hpp"

#include "base/boundary.hpp"
#include "base/calendar.hpp"

namespace parcours {

std::string local_time(Instant at, std::string_view zone) {
  return errors_only([&] { return to_text(at, Calendar(zone)); });
}

Instant start_of(Date day, std::string_view zone) {
  return errors_only([&] { return Calendar(zone).start_of(day); });
}

}  // namespace parcours

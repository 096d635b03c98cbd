// The calendar of the city in tests that are not about zones.
#pragma once
#include "base/calendar.hpp"

namespace parcours::testing {

inline const Calendar& paris() {
  static const Calendar calendar("Europe/Paris");
  return calendar;
}

}  // namespace parcours::testing

// The only source of the present time. A test of the architecture refuses any other call of a clock
// that shows the time; limits are measured by what a thread runs and waits (plugin/charged_time.cpp).
#pragma once
#include "parcours/value.hpp"

namespace parcours {

// Returns the present time. Several threads may call now() at once.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;  // in UTC, to the microsecond
};

// The machine's clock. It lives as long as the program.
const Clock& system_clock() noexcept;

}  // namespace parcours

// The only source of time. A test of the architecture refuses any other call of a clock.
#pragma once
#include "parcours/value.hpp"

namespace parcours {

// Tells the time. May be asked from several threads at once.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

// The machine's clock. Lives as long as the program.
const Clock& system_clock();

}  // namespace parcours

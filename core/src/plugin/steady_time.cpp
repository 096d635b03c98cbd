// The steady clock by which the time limit of an action is measured (registry.hpp).
#include "plugin/registry.hpp"

namespace parcours::plugin {

// Only this function and base's clock read a clock of the machine. No event, row or text contains this time.
std::chrono::nanoseconds steady_time() { return std::chrono::steady_clock::now().time_since_epoch(); }

}  // namespace parcours::plugin

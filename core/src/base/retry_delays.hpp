// The delays between the attempts of an action or a delivery that failed.
//
// The first attempts follow soon, because most failures pass in a moment. Later ones leave people time for a repair.
// There are seven attempts in a day and a half, so that a failure of the evening has another one the next morning.
// Delays are elapsed time: machines fail on holidays too.
#pragma once
#include <array>
#include <optional>

#include "parcours/value.hpp"

namespace parcours {

inline constexpr std::array<Duration, 6> kRetryDelays{std::chrono::minutes(1),  std::chrono::minutes(5),
                                                      std::chrono::minutes(30), std::chrono::hours(2),
                                                      std::chrono::hours(12),   std::chrono::hours(24)};

// Returns the delay after that many attempts, 1 or more. Returns nothing when there is no further attempt.
constexpr std::optional<Duration> retry_delay(std::int64_t attempts) {
  if (attempts < 1 || attempts > static_cast<std::int64_t>(kRetryDelays.size())) return std::nullopt;
  return kRetryDelays[static_cast<std::size_t>(attempts - 1)];
}

}  // namespace parcours

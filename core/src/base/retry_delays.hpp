// What failed for a reason that may pass is tried again: soon, for a reason of a moment; then seldom, while somebody
// mends it; seven times in a day and a half, so that what broke in the evening has another try when people are back.
// Elapsed time: a machine's trouble knows no holidays.
#pragma once
#include <array>
#include <optional>

#include "parcours/value.hpp"

namespace parcours {

inline constexpr std::array<Duration, 6> kRetryDelays{std::chrono::minutes(1),  std::chrono::minutes(5),
                                                      std::chrono::minutes(30), std::chrono::hours(2),
                                                      std::chrono::hours(12),   std::chrono::hours(24)};

// How long to wait after that many attempts; empty: not any more, somebody has to look at it.
constexpr std::optional<Duration> retry_delay(std::int64_t attempts) {
  if (attempts < 1 || attempts > static_cast<std::int64_t>(kRetryDelays.size())) return std::nullopt;
  return kRetryDelays[static_cast<std::size_t>(attempts - 1)];
}

}  // namespace parcours

// Counting days, in the years 1 to 9999.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>

#include "parcours/value.hpp"

namespace parcours {

using Days = std::chrono::sys_days;

constexpr int kFirstYear = 1, kLastYear = 9999;
constexpr Days kFirstDay{std::chrono::year{kFirstYear} / 1 / 1}, kLastDay{std::chrono::year{kLastYear} / 12 / 31};

// Returns whether the day is of the calendar and of these years.
constexpr bool exists(Date day) {
  return day.ok() && day.year() >= Date(kFirstDay).year() && day.year() <= Date(kLastDay).year();
}

// Returns the day as a count of days. Throws Error::misuse when it does not exist.
inline Days counted(Date day) {
  if (!exists(day))
    throw Error(Error::Code::misuse, "a date was given that does not exist or is not of the years 1 to 9999");
  return day;
}

// Returns the day `n` days later, or the first or the last day when the result is beyond these years.
constexpr Days later(Days day, std::int64_t n) {
  const std::int64_t from = (kFirstDay - day).count(), to = (kLastDay - day).count();
  return day + std::chrono::days(std::clamp(n, from, to));
}

}  // namespace parcours

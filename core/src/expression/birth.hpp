// Ages (DOMAIN 1.8): a birth may be known to the day, the month, the year, or be an estimate.
#pragma once
#include <cstdint>
#include <optional>

#include "parcours/value.hpp"

namespace parcours::expression {

// The first and the last day that somebody may be born on.
struct Birth {
  Date first, last;
};

// A Date, or a text "2015-06-12", "2015-06" or "2015"; a `~` behind a text makes it uncertain by one year on both
// sides.
std::optional<Birth> birth_of(const Value& value);

// The day somebody born on `born` is `n` years old: 1 March for 29 February in a common year. Empty beyond the years 1
// to 9999.
std::optional<Date> birthday(Date born, std::int64_t n);
// Full years on `day`; negative before the birth.
std::int64_t age_on(Date born, Date day);

}  // namespace parcours::expression

// Births and ages. A birth is known to the day, the month or the year, or it is an estimate.
#pragma once
#include <cstdint>
#include <optional>

#include "parcours/value.hpp"

namespace parcours::expression {

// The first and the last possible day of a birth, both included.
struct Birth {
  Date first, last;
};

// Reads a Date, or a text "2015-06-12", "2015-06" or "2015". A `~` behind a text marks an estimate: it adds one year on
// both sides. Empty when the value is none of these.
std::optional<Birth> birth_of(const Value& value);

// The day on which a person born on `born` turns `n` years. In a common year, 1 March replaces 29 February. Empty
// outside of the years 1 to 9999.
std::optional<Date> birthday(Date born, std::int64_t n);
// The age on `day` in full years; negative before the birth.
std::int64_t age_on(Date born, Date day);

}  // namespace parcours::expression

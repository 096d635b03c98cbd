// Exact decimals: reading, writing, and arithmetic that never rounds.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours {

// Reads digits with an optional sign and point: "-12.50", "3". Returns nothing for an exponent, for spaces, and for a
// number that does not fit.
std::optional<Decimal> parse_decimal(std::string_view text);
// Writes the shortest form, "12.5".
std::string to_text(Decimal d);
// Writes at least that many decimals, "12.50".
std::string to_text(Decimal d, int decimals);
std::strong_ordering compare(Decimal a, Decimal b);
// Arithmetic. Returns nothing when the exact result does not fit.
std::optional<Decimal> plus(Decimal a, Decimal b);
std::optional<Decimal> minus(Decimal a, Decimal b);
std::optional<Decimal> times(Decimal a, Decimal b);

}  // namespace parcours

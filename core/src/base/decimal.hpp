// Exact decimals: reading, writing, arithmetic that never rounds.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "parcours/value.hpp"

namespace parcours {

std::optional<Decimal> parse_decimal(std::string_view text);  // "-12.50", "3"; no exponent, no spaces
std::string to_text(Decimal d);                               // shortest: "12.5"
std::string to_text(Decimal d, int decimals);                 // at least that many: "12.50"
std::strong_ordering compare(Decimal a, Decimal b);
// Empty when the exact result does not fit.
std::optional<Decimal> plus(Decimal a, Decimal b);
std::optional<Decimal> minus(Decimal a, Decimal b);
std::optional<Decimal> times(Decimal a, Decimal b);

}  // namespace parcours

#include "base/decimal.hpp"

#include <algorithm>
#include <limits>

namespace parcours {
namespace {

// Wide enough for the product of two decimals, and for the sum of two of one scale (64 bits times 10^18).
__extension__ using Wide = __int128;
constexpr int kMaxScale = 18;

Wide power_of_ten(int n) {
  Wide power = 1;
  while (n-- > 0) power *= 10;
  return power;
}

// A scale above the largest that is allowed counts as the largest, so that nothing here overflows.
int scale_of(Decimal d) { return std::min<int>(d.scale, kMaxScale); }

Wide at_scale(Decimal d, int scale) { return Wide{d.units} * power_of_ten(scale - scale_of(d)); }

bool fits(Wide units) {
  using Limits = std::numeric_limits<std::int64_t>;
  return units >= Limits::min() && units <= Limits::max();
}

// Returns the decimal in lowest terms, or nothing when it does not fit.
std::optional<Decimal> reduced(Wide units, int scale) {
  while (scale > 0 && units % 10 == 0) units /= 10, --scale;
  if (scale > kMaxScale || !fits(units)) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(units), static_cast<std::uint8_t>(scale));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads digits into `units` and counts them. Stops before the number is too large for `reduced`.
std::size_t read_digits(std::string_view& text, Wide& units) {
  std::size_t count = 0;
  for (; !text.empty() && is_digit(text.front()) && units < power_of_ten(36); text.remove_prefix(1), ++count)
    units = units * 10 + (text.front() - '0');
  return count;
}

void drop_trailing_zeros(std::string_view& text) {
  if (text.find('.') == std::string_view::npos) return;
  while (text.size() > 1 && text.back() == '0' && text[text.size() - 2] != '.') text.remove_suffix(1);
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  drop_trailing_zeros(text);
  Wide units = 0;
  std::size_t decimals = 0;
  if (read_digits(text, units) == 0) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimals = read_digits(text, units);
    if (decimals == 0) return std::nullopt;
  }
  if (!text.empty() || decimals > 2 * kMaxScale) return std::nullopt;
  return reduced(negative ? -units : units, static_cast<int>(decimals));
}

std::string to_text(Decimal d, int decimals) {
  const bool negative = d.units < 0;
  std::string digits = std::to_string(d.units).substr(negative ? 1 : 0);
  if (digits.size() <= d.scale) digits.insert(0, d.scale + 1 - digits.size(), '0');
  const std::string whole = digits.substr(0, digits.size() - d.scale);
  std::string fraction = digits.substr(whole.size());
  const auto wanted = static_cast<std::size_t>(std::clamp(decimals, 0, kMaxScale));
  if (fraction.size() < wanted) fraction.resize(wanted, '0');
  return (negative ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

std::string to_text(Decimal d) { return to_text(d, 0); }

std::strong_ordering compare(Decimal a, Decimal b) {
  const int scale = std::max(scale_of(a), scale_of(b));
  return at_scale(a, scale) <=> at_scale(b, scale);
}

std::optional<Decimal> plus(Decimal a, Decimal b) {
  const int scale = std::max(scale_of(a), scale_of(b));
  return reduced(at_scale(a, scale) + at_scale(b, scale), scale);
}

std::optional<Decimal> minus(Decimal a, Decimal b) {
  const int scale = std::max(scale_of(a), scale_of(b));
  return reduced(at_scale(a, scale) - at_scale(b, scale), scale);
}

std::optional<Decimal> times(Decimal a, Decimal b) { return reduced(Wide{a.units} * b.units, a.scale + b.scale); }

}  // namespace parcours

// Reads literal numbers (token.hpp).
#include <charconv>
#include <limits>

#include "expression/token.hpp"

namespace parcours::expression {
namespace {

// A number too small for a double is 0. One too large is refused.
bool is_tiny(std::string_view written) {
  return written.find("e-") != std::string_view::npos || written.find("E-") != std::string_view::npos;
}

}  // namespace

Value real_of(std::string_view written) {
  double d = 0;
  const auto end = written.data() + written.size();
  const auto read = std::from_chars(written.data(), end, d);
  if (read.ec == std::errc::result_out_of_range && is_tiny(written)) return written.front() == '-' ? -0.0 : 0.0;
  return read.ec == std::errc() && read.ptr == end ? Value(d) : Value();
}

Value integer_of(std::string_view digits, bool negative) {
  const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
  if (hex) digits.remove_prefix(2);
  std::uint64_t n = 0;
  const auto end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, n, hex ? 16 : 10);
  const std::uint64_t most = std::uint64_t{std::numeric_limits<std::int64_t>::max()} + (negative ? 1 : 0);
  if (read.ec != std::errc() || read.ptr != end || n > most) return {};
  return static_cast<std::int64_t>(negative ? std::uint64_t{0} - n : n);
}

}  // namespace parcours::expression

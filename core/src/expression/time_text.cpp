// Reads instants and durations, and writes durations, in the notation of CEL (time.hpp).
#include <array>
#include <charconv>
#include <utility>

#include "expression/time.hpp"

namespace parcours::expression {
namespace {

using namespace std::chrono;

// Reads from the beginning of the text, and removes what it has read.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }

  bool accept(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }
  // Reads exactly that many digits.
  std::optional<int> digits(std::size_t n) {
    int value = 0;
    if (rest_.size() < n || rest_.substr(0, n).find_first_not_of("0123456789") != std::string_view::npos)
      return std::nullopt;
    std::from_chars(rest_.data(), rest_.data() + n, value);
    rest_.remove_prefix(n);
    return value;
  }
  // Reads all digits up to another character.
  std::string_view run() {
    const auto n = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    const auto taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return taken;
  }

 private:
  std::string_view rest_;
};

std::optional<sys_days> day_in(Reader& r) {
  const auto y = r.digits(4);
  if (!y || !r.accept("-")) return std::nullopt;
  const auto m = r.digits(2);
  if (!m || !r.accept("-")) return std::nullopt;
  const auto d = r.digits(2);
  if (!d) return std::nullopt;
  const auto day = year(*y) / *m / *d;
  return day.ok() ? std::optional(sys_days(day)) : std::nullopt;
}

std::optional<Duration> fraction_in(Reader& r) {
  if (!r.accept(".")) return Duration(0);
  const auto written = r.run();
  if (written.empty()) return std::nullopt;
  if (written.find_first_not_of('0', std::min<std::size_t>(written.size(), 6)) != std::string_view::npos)
    return std::nullopt;  // finer than a microsecond
  std::int64_t n = 0;
  for (std::size_t i = 0; i < 6; ++i) n = n * 10 + (i < written.size() ? written[i] - '0' : 0);
  return Duration(n);
}

std::optional<Duration> time_in(Reader& r) {
  const auto h = r.digits(2);
  if (!h || !r.accept(":")) return std::nullopt;
  const auto m = r.digits(2);
  if (!m || !r.accept(":")) return std::nullopt;
  const auto s = r.digits(2);
  const auto fraction = s ? fraction_in(r) : std::nullopt;
  if (!fraction || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return hours(*h) + minutes(*m) + seconds(*s) + *fraction;
}

std::optional<minutes> offset_in(Reader& r) {
  if (r.accept("Z") || r.accept("z")) return minutes(0);
  const bool west = r.accept("-");
  if (!west && !r.accept("+")) return std::nullopt;
  const auto h = r.digits(2);
  if (!h || !r.accept(":")) return std::nullopt;
  const auto m = r.digits(2);
  if (!m || *h > 23 || *m > 59) return std::nullopt;
  const minutes east = hours(*h) + minutes(*m);
  return west ? -east : east;
}

constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> kUnits{{{"ms", 1'000'000},
                                                                           {"us", 1'000},
                                                                           {"\u00b5s", 1'000},
                                                                           {"\u03bcs", 1'000},
                                                                           {"ns", 1},
                                                                           {"h", 3'600'000'000'000},
                                                                           {"m", 60'000'000'000},
                                                                           {"s", 1'000'000'000}}};

std::optional<std::int64_t> unit_in(Reader& r) {
  for (const auto& [name, nanoseconds] : kUnits)
    if (r.accept(name)) return nanoseconds;
  return std::nullopt;
}

// The nanoseconds of a number with its unit, such as "1.5h".
std::optional<std::int64_t> part_in(Reader& r) {
  const auto whole = r.run();
  const auto fraction = r.accept(".") ? r.run() : std::string_view();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  const auto unit = unit_in(r);
  if (!unit) return std::nullopt;
  std::int64_t n = 0, total = 0;
  if (!whole.empty() && std::from_chars(whole.data(), whole.data() + whole.size(), n).ec != std::errc())
    return std::nullopt;
  if (__builtin_mul_overflow(n, *unit, &total)) return std::nullopt;
  std::int64_t place = *unit;
  for (const char c : fraction) {
    if (place < 10 && c != '0') return std::nullopt;  // finer than a nanosecond
    place /= 10;
    if (__builtin_add_overflow(total, (c - '0') * place, &total)) return std::nullopt;
  }
  return total;
}

}  // namespace

std::optional<std::int64_t> instant_of(std::string_view text) {
  Reader r(text);
  const auto day = day_in(r);
  if (!day || !(r.accept("T") || r.accept("t"))) return std::nullopt;
  const auto time = time_in(r);
  const auto offset = time ? offset_in(r) : std::nullopt;
  if (!offset || !r.done()) return std::nullopt;
  return (Instant(*day) + *time - *offset).time_since_epoch().count();
}

std::optional<std::int64_t> duration_of(std::string_view text) {
  Reader r(text);
  const bool negative = r.accept("-");
  if (!negative) r.accept("+");
  if (r.accept("0") && r.done()) return 0;
  r = Reader(text.substr(negative || text.starts_with('+') ? 1 : 0));
  std::int64_t total = 0;
  do {
    const auto part = part_in(r);
    if (!part || __builtin_add_overflow(total, *part, &total)) return std::nullopt;
  } while (!r.done());
  if (total % 1000 != 0) return std::nullopt;  // finer than a microsecond
  return (negative ? -total : total) / 1000;
}

std::string duration_text(Duration d) {
  const auto n = d.count();
  const auto fraction = n % 1'000'000;
  std::string text = n < 0 ? "-" : "";
  text += std::to_string(std::abs(n / 1'000'000));
  if (fraction != 0) {
    auto digits = std::to_string(1'000'000 + std::abs(fraction)).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + "s";
}

}  // namespace parcours::expression

#include "expression/pattern/reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.hpp"

namespace parcours::expression {
namespace {

constexpr std::size_t kMaxNested = 50;
constexpr int kMaxCount = 1000;
// RE2 searches at every byte, and `\B` alone would match between two bytes of a letter. With this in front, RE2
// searches between letters only.
constexpr const char* kFromLetters = "\\A(?s:.*?)";

struct Wrong {
  const char* why;
};
struct Flags {
  bool any_case = false, lines = false, dot_all = false;
};

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The code point as RE2 reads it, inside a set and outside.
std::string written(char32_t c) { return fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(c)); }

// The other case of every ASCII letter from `low` to `high`.
std::string other_cases(char32_t low, char32_t high) {
  std::string cases;
  for (char32_t c = std::max<char32_t>(low, 'A'); c <= std::min<char32_t>(high, 'z'); ++c)
    if (is_letter(c)) cases += written(c ^ 0x20);
  return cases;
}

// From `low` to `high`, as RE2 reads it inside a set. RE2 takes a set of `k` and `K` for the letter in any case, of
// which the sign of the kelvin is one. So it does with `s` and the long s. Half a surrogate pair, which is in no text,
// makes it another set.
std::string written_in_set(char32_t low, char32_t high, bool any_case) {
  auto all = written(low);
  if (high > low) return all + '-' + written(high) + (any_case ? other_cases(low, high) : "");
  if (any_case) all += other_cases(low, low);
  return low == 'k' || low == 'K' || low == 's' || low == 'S' ? all + written(0xD800) : all;
}

class PatternReader {
 public:
  explicit PatternReader(std::string_view text) : text_(text) {}

  PatternPart run() {
    auto whole = choice();
    if (!done()) throw Wrong{"unexpected ')' in pattern"};
    if (is_too_long(whole)) throw Wrong{kPatternTooLong};
    if (has_no_word_) whole.text = kFromLetters + grouped(std::move(whole)).text;
    return whole;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char ahead() const { return done() ? '\0' : text_[at_]; }
  bool accept(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  char32_t next() {
    if (done()) throw Wrong{"unfinished pattern"};
    return next_code_point(text_, at_);
  }

  PatternPart choice() {
    if (++nested_ > kMaxNested) throw Wrong{"pattern nested too deep"};
    const Flags outer = flags_;
    auto all = sequence();
    while (accept("|")) append_choice(all, sequence());
    flags_ = outer;
    --nested_;
    return all;
  }

  PatternPart sequence() {
    PatternPart all;
    while (!done() && ahead() != '|' && ahead() != ')')
      if (auto part = atom()) append(all, with_times(std::move(*part)));
    return all;
  }

  PatternPart with_times(PatternPart part) {
    const auto times = times_ahead();
    if (!times) return part;
    accept("?");
    if (times_ahead()) throw Wrong{"repetition of a repetition in pattern"};
    return repeated(std::move(part), times->first, times->second);
  }

  std::optional<std::pair<int, int>> times_ahead() {
    if (accept("*")) return std::pair(0, -1);
    if (accept("+")) return std::pair(1, -1);
    if (accept("?")) return std::pair(0, 1);
    const auto before = at_;
    if (accept("{"))
      if (const auto times = counted()) return times;
    at_ = before;  // a brace without a count is a letter
    return std::nullopt;
  }
  std::optional<std::pair<int, int>> counted() {
    const auto least = count();
    if (!least) return std::nullopt;
    auto most = least;
    if (accept(",")) most = ahead() == '}' ? std::optional(-1) : count();
    if (!most || !accept("}")) return std::nullopt;
    if (*most != -1 && *most < *least) throw Wrong{"repetition that ends before it begins in pattern"};
    return std::pair(*least, *most);
  }
  std::optional<int> count() {
    int n = 0;
    const auto from = at_;
    for (; ahead() >= '0' && ahead() <= '9'; ++at_)
      if ((n = n * 10 + (ahead() - '0')) > kMaxCount) throw Wrong{"repetition over 1000 times in pattern"};
    return at_ == from ? std::nullopt : std::optional(n);
  }

  // Empty for a part that only sets flags.
  std::optional<PatternPart> atom() {
    if (ahead() == '*' || ahead() == '+' || ahead() == '?') throw Wrong{"repetition of nothing in pattern"};
    if (accept("(")) return group();
    if (accept("[")) return set();
    if (accept(".")) return one_part(flags_.dot_all ? "(?s:.)" : ".");
    if (accept("^")) return one_part(flags_.lines ? "(?m:^)" : "\\A");
    if (accept("$")) return one_part(flags_.lines ? "(?m:$)" : "\\z");
    if (const auto name = name_of_set()) return one_part(std::string(*name));
    if (accept("\\")) return escaped();
    return one(next());
  }

  // RE2's own (?i) also changes letters beyond ASCII.
  PatternPart one(char32_t c) const {
    if (!flags_.any_case || !is_letter(c)) return one_part(written(c));
    return one_part('[' + written_in_set(c, c, true) + ']');
  }

  std::optional<PatternPart> group() {
    const Flags outer = flags_;
    if (accept("?") && !group_head()) return std::nullopt;
    auto inside = choice();
    if (!accept(")")) throw Wrong{"unclosed '(' in pattern"};
    flags_ = outer;
    return grouped(std::move(inside));
  }
  // Reads behind `(?`. False when it only set flags for the rest of the group around it.
  bool group_head() {
    if (accept("P<") || accept("<")) return skip_name(), true;
    bool on = true;
    while (!accept(":")) {
      if (accept(")")) return false;
      if (accept("-"))
        on = false;
      else
        set_flag(next(), on);
    }
    return true;
  }
  void skip_name() {
    const auto close = text_.find('>', at_);
    const auto name = text_.substr(at_, close == std::string_view::npos ? 0 : close - at_);
    const auto may_be_in = [](char c) { return is_letter(c) || c == '_' || (c >= '0' && c <= '9'); };
    const bool good = !name.empty() && std::all_of(name.begin(), name.end(), may_be_in);
    if (!good) throw Wrong{"group that pattern cannot have"};
    at_ = close + 1;
  }
  void set_flag(char32_t name, bool on) {
    switch (name) {
      case 'i':
        flags_.any_case = on;
        break;
      case 'm':
        flags_.lines = on;
        break;
      case 's':
        flags_.dot_all = on;
        break;
      case 'U':
        break;  // a lazy and a greedy repetition match the same texts
      default:
        throw Wrong{"group that pattern cannot have"};
    }
  }

  PatternPart escaped() {
    const auto c = next();
    if (c == 'B') has_no_word_ = true;
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z') return one_part({'\\', static_cast<char>(c)});
    return one(escaped_letter(c));
  }

  // A set that has a name, or its opposite, with the backslash: the same in RE2.
  std::optional<std::string_view> name_of_set() {
    const auto name = text_.substr(at_, 2);
    if (name.size() < 2 || name[0] != '\\' || std::string_view("dDsSwW").find(name[1]) == std::string_view::npos)
      return std::nullopt;
    at_ += 2;
    return name;
  }

  char32_t escaped_letter(char32_t c) {
    constexpr std::string_view names = "afnrtv", meanings = "\a\f\n\r\t\v";
    if (c == 'x') return hexadecimal();
    if (c < 0x80)
      if (const auto at = names.find(static_cast<char>(c)); at != std::string_view::npos) return meanings[at];
    if (is_letter(c) || (c >= '0' && c <= '9') || c >= 0x80) throw Wrong{"escape that pattern cannot have"};
    return c;
  }
  char32_t hexadecimal() {
    const bool braces = accept("{");
    char32_t value = 0;
    std::size_t n = 0;
    for (; n < (braces ? 8u : 2u) && !done() && ahead() != '}'; ++n) value = value * 16 + digit(next());
    if (n == 0 || (braces ? !accept("}") : n != 2) || value > 0x10FFFF) throw Wrong{"escape that pattern cannot have"};
    return value;
  }
  static char32_t digit(char32_t c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
    throw Wrong{"escape that pattern cannot have"};
  }

  PatternPart set() {
    std::string all = accept("^") ? "[^" : "[";
    for (bool first = true; first || ahead() != ']'; first = false) {
      if (done()) throw Wrong{"unclosed '[' in pattern"};
      all += letters_of_set();
    }
    accept("]");
    return one_part(all + ']');
  }
  std::string letters_of_set() {
    if (text_.substr(at_).starts_with("[:")) throw Wrong{"named class that pattern cannot have"};
    if (const auto name = name_of_set()) return std::string(*name);
    const auto low = set_letter();
    const bool range = text_.substr(at_).starts_with("-") && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
    if (range) ++at_;
    const auto high = range ? set_letter() : low;
    if (high < low) throw Wrong{"range that ends before it begins in pattern"};
    return written_in_set(low, high, flags_.any_case);
  }
  char32_t set_letter() {
    if (accept("\\")) return escaped_letter(next());
    return next();
  }

  std::string_view text_;
  std::size_t at_ = 0, nested_ = 0;
  bool has_no_word_ = false;
  Flags flags_;
};

}  // namespace

std::variant<PatternPart, const char*> read_pattern(std::string_view written) {
  try {
    return PatternReader(written).run();
  } catch (const Wrong& wrong) {
    return wrong.why;
  }
}

}  // namespace parcours::expression

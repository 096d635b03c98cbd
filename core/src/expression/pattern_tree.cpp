#include "expression/pattern_tree.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace parcours::expression {
namespace {

using Ranges = std::vector<std::pair<char32_t, char32_t>>;
constexpr std::size_t kMaxNested = 50;
constexpr int kMaxTimes = 1000;

struct Wrong {
  const char* why;
};
struct Flags {
  bool any_case = false, lines = false, dot_all = false;
};

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The other case of every ASCII letter in the ranges.
void add_cases(Ranges& ranges) {
  const auto before = ranges.size();
  for (std::size_t i = 0; i < before; ++i)
    for (char32_t c = 'A'; c <= 'z'; ++c)
      if (is_letter(c) && ranges[i].first <= c && c <= ranges[i].second) ranges.emplace_back(c ^ 0x20, c ^ 0x20);
}

class PatternReader {
 public:
  explicit PatternReader(std::string_view text) : text_(text) {}

  PatternNode run() {
    auto whole = choice();
    if (!done()) throw Wrong{"unexpected ')' in pattern"};
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

  PatternNode choice() {
    if (++nested_ > kMaxNested) throw Wrong{"pattern nested too deep"};
    PatternNode all{PatternNode::Kind::choice, {}, {}, {}};
    const Flags outer = flags_;
    do all.parts.push_back(sequence());
    while (accept("|"));
    flags_ = outer;
    --nested_;
    return all.parts.size() == 1 ? PatternNode(std::move(all.parts.front())) : all;
  }

  PatternNode sequence() {
    PatternNode all;
    while (!done() && ahead() != '|' && ahead() != ')')
      if (auto piece = atom()) all.parts.push_back(repeated(std::move(*piece)));
    return all;
  }

  PatternNode repeated(PatternNode piece) {
    const auto times = times_ahead();
    if (!times) return piece;
    accept("?");
    if (times_ahead()) throw Wrong{"repetition of a repetition in pattern"};
    PatternNode repeat{PatternNode::Kind::repeat, {}, {}, {}, times->first, times->second};
    repeat.parts.push_back(std::move(piece));
    return repeat;
  }

  std::optional<std::pair<int, int>> times_ahead() {
    if (accept("*")) return std::pair(0, -1);
    if (accept("+")) return std::pair(1, -1);
    if (accept("?")) return std::pair(0, 1);
    const auto before = at_;
    if (accept("{"))
      if (const auto times = counted()) return times;
    at_ = before;  // a brace that counts nothing is a letter
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
      if ((n = n * 10 + (ahead() - '0')) > kMaxTimes) throw Wrong{"repetition over 1000 times in pattern"};
    return at_ == from ? std::nullopt : std::optional(n);
  }

  // Empty for what only sets flags.
  std::optional<PatternNode> atom() {
    if (std::string_view("*+?").find(ahead()) != std::string_view::npos)
      throw Wrong{"repetition of nothing in pattern"};
    if (accept("(")) return group();
    if (accept("[")) return letters(set(), false);
    if (accept(".")) return flags_.dot_all ? letters({}, true) : letters({{'\n', '\n'}}, true);
    if (accept("^")) return edge(flags_.lines ? Assertion::line_begin : Assertion::text_begin);
    if (accept("$")) return edge(flags_.lines ? Assertion::line_end : Assertion::text_end);
    if (accept("\\")) return escaped();
    return one(next());
  }

  static PatternNode edge(Assertion e) { return {PatternNode::Kind::assertion, {}, e, {}}; }
  static PatternNode letters(Ranges ranges, bool negated) {
    return {PatternNode::Kind::character, {std::move(ranges), negated}, {}, {}};
  }
  PatternNode one(char32_t c) {
    Ranges ranges{{c, c}};
    if (flags_.any_case) add_cases(ranges);
    return letters(std::move(ranges), false);
  }

  std::optional<PatternNode> group() {
    const Flags outer = flags_;
    if (accept("?") && !group_head()) return std::nullopt;
    auto inside = choice();
    if (!accept(")")) throw Wrong{"unclosed '(' in pattern"};
    flags_ = outer;
    return inside;
  }
  // What stands behind `(?`. False when it was only flags for the rest of the group around it.
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
    const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return is_letter(c) || c == '_' || (c >= '0' && c <= '9');
    });
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
        break;  // whether the shortest or the longest is taken first does not change whether there is one
      default:
        throw Wrong{"group that pattern cannot have"};
    }
  }

  PatternNode escaped() {
    const auto c = next();
    switch (c) {
      case 'b':
        return edge(Assertion::word_boundary);
      case 'B':
        return edge(Assertion::no_word_boundary);
      case 'A':
        return edge(Assertion::text_begin);
      case 'z':
        return edge(Assertion::text_end);
      default:
        break;
    }
    if (auto named = named_class(c); !named.empty()) return letters(std::move(named), false);
    return one(escaped_letter(c));
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

  Ranges set() {
    const bool negated = accept("^");
    Ranges ranges;
    bool first = true;
    for (; first || ahead() != ']'; first = false) {
      if (done()) throw Wrong{"unclosed '[' in pattern"};
      add_to(ranges);
    }
    accept("]");
    if (flags_.any_case) add_cases(ranges);
    return negated ? complement(std::move(ranges)) : ranges;
  }
  void add_to(Ranges& ranges) {
    if (text_.substr(at_).starts_with("[:")) throw Wrong{"named class that pattern cannot have"};
    const auto before = at_;
    if (accept("\\"))
      if (auto named = done() ? Ranges{} : named_class(next()); !named.empty())
        return void(ranges.insert(ranges.end(), named.begin(), named.end()));
    at_ = before;
    const auto low = set_letter();
    const bool range = text_.substr(at_).starts_with("-") && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
    if (range) ++at_;
    const auto high = range ? set_letter() : low;
    if (high < low) throw Wrong{"range that ends before it begins in pattern"};
    ranges.emplace_back(low, high);
  }
  char32_t set_letter() {
    if (accept("\\")) return escaped_letter(next());
    return next();
  }

  std::string_view text_;
  std::size_t at_ = 0, nested_ = 0;
  Flags flags_;
};

}  // namespace

Ranges complement(Ranges ranges) {
  std::sort(ranges.begin(), ranges.end());
  Ranges out;
  char32_t from = 0;
  for (const auto& [low, high] : ranges) {
    if (low > from) out.emplace_back(from, low - 1);
    from = std::max<char32_t>(from, high + 1);
  }
  if (from <= 0x10FFFF) out.emplace_back(from, 0x10FFFF);
  return out;
}

Ranges named_class(char32_t name) {
  switch (name) {
    case 'd':
      return {{'0', '9'}};
    case 'w':
      return {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    case 's':
      return {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
    case 'D':
    case 'W':
    case 'S':
      return complement(named_class(name | 0x20));
    default:
      return {};
  }
}

std::variant<PatternNode, const char*> parse_pattern(std::string_view written) {
  try {
    return PatternReader(written).run();
  } catch (const Wrong& wrong) {
    return wrong.why;
  }
}

}  // namespace parcours::expression

#include "expression/pattern.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "expression/pattern_tree.hpp"

namespace parcours::expression {
namespace {

constexpr std::size_t kMaxInstructions = 5'000, kMaxEmitted = 50'000;

bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// What lies on both sides of a place in the text; kNone beyond its ends.
constexpr char32_t kNone = 0xFFFFFFFF;
struct Sides {
  char32_t before, behind;
};

bool holds(Assertion edge, Sides sides) {
  switch (edge) {
    case Assertion::text_begin:
      return sides.before == kNone;
    case Assertion::text_end:
      return sides.behind == kNone;
    case Assertion::line_begin:
      return sides.before == kNone || sides.before == '\n';
    case Assertion::line_end:
      return sides.behind == kNone || sides.behind == '\n';
    case Assertion::word_boundary:
      return is_word(sides.before) != is_word(sides.behind);
    case Assertion::no_word_boundary:
      return is_word(sides.before) == is_word(sides.behind);
  }
  return false;
}

// The instructions that may be next, each once.
class Threads {
 public:
  explicit Threads(std::size_t size) : in_(size, false) {}
  bool add(std::uint32_t at) {
    if (in_[at]) return false;
    in_[at] = true;
    list_.push_back(at);
    return true;
  }
  void clear() {
    for (const auto at : list_) in_[at] = false;
    list_.clear();
  }
  const std::vector<std::uint32_t>& list() const { return list_; }

 private:
  std::vector<bool> in_;
  std::vector<std::uint32_t> list_;
};

// Adds `from` and all that it leads to without reading a letter. True when the end of the pattern is among it.
bool follow(const std::vector<Instruction>& code, std::uint32_t from, Sides sides, Threads& threads) {
  std::vector<std::uint32_t> open{from};
  while (!open.empty()) {
    const auto at = open.back();
    open.pop_back();
    if (!threads.add(at)) continue;
    const auto& i = code[at];
    if (i.kind == Instruction::Kind::match) return true;
    if (i.kind == Instruction::Kind::jump || (i.kind == Instruction::Kind::assertion && holds(i.assertion, sides)))
      open.push_back(i.to);
    if (i.kind == Instruction::Kind::split) open.push_back(i.or_to), open.push_back(i.to);
  }
  return false;
}

}  // namespace

// Writes the instructions of a tree.
class PatternCode {
 public:
  // False when there would be too many.
  bool write(const PatternNode& whole, Pattern& into) {
    emit(whole);
    add({Instruction::Kind::match});
    into.code_ = std::move(code_);
    into.sets_ = std::move(sets_);
    return !full_;
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.size()); }
  std::uint32_t add(Instruction i) {
    if (code_.size() >= kMaxInstructions)
      full_ = true;
    else
      code_.push_back(i);
    return here() - 1;
  }

  void emit(const PatternNode& piece) {
    if (full_ || ++emitted_ > kMaxEmitted) return void(full_ = true);
    switch (piece.kind) {
      case PatternNode::Kind::character:
        return letter(piece);
      case PatternNode::Kind::assertion:
        return void(add({Instruction::Kind::assertion, here() + 1, 0, piece.assertion}));
      case PatternNode::Kind::sequence:
        for (const auto& part : piece.parts) emit(part);
        return;
      case PatternNode::Kind::choice:
        return choice(piece);
      case PatternNode::Kind::repeat:
        return repeat(piece);
    }
  }

  void letter(const PatternNode& piece) {
    sets_.push_back(piece.characters);
    add({Instruction::Kind::character, here() + 1, static_cast<std::uint32_t>(sets_.size() - 1)});
  }

  void choice(const PatternNode& piece) {
    std::vector<std::uint32_t> ends;
    for (std::size_t i = 0; i + 1 < piece.parts.size() && !full_; ++i) {
      const auto split = add({Instruction::Kind::split, here() + 1});
      emit(piece.parts[i]);
      ends.push_back(add({Instruction::Kind::jump}));
      code_[split].or_to = here();
    }
    emit(piece.parts.back());
    for (const auto end : ends) code_[end].to = here();
  }

  void repeat(const PatternNode& piece) {
    const auto& part = piece.parts.front();
    for (int i = 0; i < piece.least && !full_; ++i) emit(part);
    if (piece.most < 0) return loop(part);
    std::vector<std::uint32_t> splits;
    for (int i = piece.least; i < piece.most && !full_; ++i) {
      splits.push_back(add({Instruction::Kind::split, here() + 1}));
      emit(part);
    }
    for (const auto split : splits) code_[split].or_to = here();
  }
  void loop(const PatternNode& part) {
    const auto split = add({Instruction::Kind::split, here() + 1});
    emit(part);
    add({Instruction::Kind::jump, split});
    code_[split].or_to = here();
  }

  std::vector<Instruction> code_;
  std::vector<CharacterClass> sets_;
  std::size_t emitted_ = 0;
  bool full_ = false;
};

bool CharacterClass::has(char32_t c) const {
  const bool in =
      std::any_of(ranges.begin(), ranges.end(), [c](const auto& r) { return r.first <= c && c <= r.second; });
  return in != negated;
}

std::variant<Pattern, const char*> Pattern::compile(std::string_view written) {
  const auto tree = parse_pattern(written);
  if (const auto* why = std::get_if<const char*>(&tree)) return *why;
  Pattern pattern;
  if (!PatternCode().write(std::get<PatternNode>(tree), pattern)) return "pattern too long";
  return pattern;
}

Item Pattern::found_in(std::string_view text, Budget& budget) const {
  Threads now(code_.size()), next(code_.size());
  Sides sides{kNone, kNone};
  for (std::size_t at = 0;; std::swap(now, next), next.clear()) {
    auto behind = at;
    sides.behind = at < text.size() ? next_code_point(text, behind) : kNone;
    Threads all(code_.size());
    bool found = follow(code_, 0, sides, all);
    for (const auto i : now.list()) found = found || follow(code_, i, sides, all);
    if (found) return true;
    if (at >= text.size()) return false;
    if (!budget.spend(1 + all.list().size() + code_.size() / 64)) return Failure{"too much work"};
    for (const auto i : all.list())
      if (code_[i].kind == Instruction::Kind::character && sets_[code_[i].or_to].has(sides.behind))
        next.add(code_[i].to);
    sides.before = sides.behind;
    at = behind;
  }
}

}  // namespace parcours::expression

#include "expression/pattern/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"
#include "expression/pattern/reader.hpp"

namespace parcours::expression {
namespace {

constexpr std::int64_t kMaxMemory = 8 * 1024 * 1024;

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  return options;
}

// The highest cost of one letter. RE2 reads bytes, so a letter beyond ASCII is several instructions.
std::size_t weight_of(const PatternPart& part, const re2::RE2& compiled) {
  return std::max(part.instructions, static_cast<std::size_t>(std::max(compiled.ProgramSize(), 0)) / 4);
}

}  // namespace

Pattern::Pattern(std::shared_ptr<const re2::RE2> compiled, std::size_t weight)
    : compiled_(std::move(compiled)), weight_(weight) {}

std::variant<Pattern, const char*> Pattern::compile(std::string_view written, Budget& budget) {
  const auto read = read_pattern(written);
  if (const auto* why = std::get_if<const char*>(&read)) return *why;
  const auto& part = std::get<PatternPart>(read);
  if (!budget.spend(part.bytes / 8)) return "too much work";
  auto compiled = std::make_shared<const re2::RE2>(part.text, options());
  if (!compiled->ok()) return kPatternTooLong;  // the reader checked the syntax, so only the size can be refused
  const auto weight = weight_of(part, *compiled);
  return Pattern(std::move(compiled), weight);
}

std::variant<Pattern, const char*> Pattern::compile(std::string_view written) {
  Budget budget;
  return compile(written, budget);
}

// RE2 keeps the states that it meets. When they fill its memory too often it begins again without them. So it never
// answers "no" for want of memory, but each letter may then cost as much as the whole pattern. The most is paid at
// once, so that the cost depends on the pattern and the length of the text alone.
Item Pattern::found_in(std::string_view text, Budget& budget) const {
  if (!budget.spend(1 + length(text) * (32 + weight_) / 64)) return Failure{"too much work"};
  return compiled_->Match(text, 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

}  // namespace parcours::expression

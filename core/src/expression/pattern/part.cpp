#include "expression/pattern/part.hpp"

#include <algorithm>
#include <utility>

namespace parcours::expression {
namespace {

constexpr std::size_t kMaxInstructions = 4'999, kMaxBytes = 1'000'000;
constexpr std::size_t kMaxTimes = 1000;  // RE2's limit for nested counts

std::string copies(const std::string& text, int n) {
  std::string all;
  for (int i = 0; i < n; ++i) all += text;
  return all;
}

std::string counted(const std::string& text, int least, int most) {
  return text + '{' + std::to_string(least) + ',' + (most < 0 ? "" : std::to_string(most)) + '}';
}
std::string written_out(const std::string& text, int least, int most) {
  return copies(text, least) + (most < 0 ? text + '*' : copies(text + '?', most - least));
}

std::size_t instructions_of(std::size_t each, std::size_t least, int most) {
  return least * each + (most < 0 ? each + 2 : (static_cast<std::size_t>(most) - least) * (each + 1));
}

}  // namespace

PatternPart one_part(std::string text) {
  const auto bytes = text.size();
  return {std::move(text), 1, bytes};
}

// A part that is too long gets no further text.
void append(PatternPart& part, const PatternPart& next) {
  part.instructions += next.instructions;
  part.bytes += next.bytes;
  part.times = std::max(part.times, next.times);
  if (!is_too_long(part)) part.text += next.text;
}

void append_choice(PatternPart& part, const PatternPart& other) {
  append(part, {"|", 2, 1});
  append(part, other);
}

PatternPart grouped(PatternPart part) {
  part.text = "(?:" + part.text + ')';
  part.bytes += 4;
  return part;
}

// Nested counts beyond RE2's limit are written out.
PatternPart repeated(PatternPart part, int least, int most) {
  if (most == 0) return {"(?:)", 0, 4};
  const auto n = static_cast<std::size_t>(std::max(least, most)), copies = most < 0 ? n + 1 : n;
  const bool high = part.times * n > kMaxTimes;
  part.instructions = instructions_of(part.instructions, static_cast<std::size_t>(least), most);
  part.bytes = part.bytes * copies + copies;
  if (is_too_long(part)) return {"(?:)", kMaxInstructions + 1, 4};
  part.text = high ? written_out(part.text, least, most) : counted(part.text, least, most);
  if (!high) part.times *= std::max<std::size_t>(n, 1);
  return part;
}

bool is_too_long(const PatternPart& part) { return part.instructions > kMaxInstructions || part.bytes > kMaxBytes; }

}  // namespace parcours::expression

// A part of a pattern, in RE2's syntax, and its cost.
#pragma once
#include <cstddef>
#include <string>

namespace parcours::expression {

// A value type. A part that is too long has a meaningless text.
struct PatternPart {
  std::string text;              // in RE2's syntax
  std::size_t instructions = 0;  // one for a letter or an assertion, two for a choice; times its repetitions
  std::size_t bytes = 0;         // of the text, with every repetition written out
  std::size_t times = 1;         // how often nested counts repeat the innermost part
};

// One letter, or one assertion between letters.
PatternPart one_part(std::string text);
// Add `next` behind `part`, or `other` as an alternative.
void append(PatternPart& part, const PatternPart& next);
void append_choice(PatternPart& part, const PatternPart& other);
// The part in a group.
PatternPart grouped(PatternPart part);
// Repeats a letter, an assertion or a group from `least` to `most` times. -1 is no upper limit.
PatternPart repeated(PatternPart part, int least, int most);
// True when the part has more than 4,999 instructions or 1,000,000 bytes.
bool is_too_long(const PatternPart& part);

}  // namespace parcours::expression

// A part of a pattern, as RE2 is asked for it.
#pragma once
#include <cstddef>
#include <string>

namespace parcours::expression {

struct PatternPart {
  std::string text;              // in RE2's syntax, with the same meaning
  std::size_t instructions = 0;  // one for a letter or a place, two for a choice; all of it as often as it is repeated
  std::size_t bytes = 0;         // of the text, if every repetition were written out
  std::size_t times = 1;         // how often counts inside counts repeat what is innermost
};

// One letter, or one place between letters.
PatternPart one_part(std::string text);
void append(PatternPart& part, const PatternPart& next);
void append_choice(PatternPart& part, const PatternPart& other);
PatternPart grouped(PatternPart part);
// `part` is a letter, a place or a group. `most` is -1 when there is no end.
PatternPart repeated(PatternPart part, int least, int most);
// Whether it is over what a pattern may have; its text then means nothing.
bool is_too_long(const PatternPart& part);

}  // namespace parcours::expression

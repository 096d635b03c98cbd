// Patterns of `matches`, in a part of RE2's syntax. Found in time linear in the text and in bounded memory.
//
// Not in it: \p{..}, \C, \Q..\E, \0 and other numbers, [[:alpha:]]. Besides, `(?<name>` begins a group too, two groups
// may have one name, and a brace that counts nothing is a letter. (?i) is for ASCII letters only.
#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <variant>

#include "expression/item.hpp"

namespace re2 {
class RE2;
}

namespace parcours::expression {

// A compiled pattern. Immutable; may be used from several threads. All copies share what is compiled.
class Pattern {
 public:
  // The pattern, or why it is none: a stable English phrase. The budget pays for the work that goes into it.
  static std::variant<Pattern, const char*> compile(std::string_view written, Budget& budget);
  static std::variant<Pattern, const char*> compile(std::string_view written);
  // True when some part of `text`, which must be valid UTF-8, fits; a failure when the work is over the budget.
  // A text that needs more memory than a pattern may have takes longer; its answer is the same.
  Item found_in(std::string_view text, Budget& budget) const;

 private:
  Pattern(std::shared_ptr<const re2::RE2> compiled, std::size_t weight);

  std::shared_ptr<const re2::RE2> compiled_;
  std::size_t weight_;  // what a letter of the text may cost
};

}  // namespace parcours::expression

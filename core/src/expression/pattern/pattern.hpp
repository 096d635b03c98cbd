// Patterns of `matches`, in a subset of RE2's syntax. A search takes time linear in the text, and bounded memory.
//
// The subset lacks \p{..}, \C, \Q..\E, \0 and other numbers, and [[:alpha:]]. Unlike in RE2, `(?<name>` also begins a
// group, two groups may have one name, a brace without a count is a letter, and (?i) is for ASCII letters only.
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

// A compiled pattern. It is immutable, and copies share it. Several threads may use it at once.
class Pattern {
 public:
  // Returns the pattern, or the reason why it is none, a stable English phrase. The budget pays for the work.
  static std::variant<Pattern, const char*> compile(std::string_view written, Budget& budget);
  static std::variant<Pattern, const char*> compile(std::string_view written);
  // True when the pattern matches some part of `text`, which must be valid UTF-8. A failure when the work is over the
  // budget. A search that needs more than 8 MiB takes longer; its answer is the same.
  Item found_in(std::string_view text, Budget& budget) const;

 private:
  Pattern(std::shared_ptr<const re2::RE2> compiled, std::size_t weight);

  std::shared_ptr<const re2::RE2> compiled_;
  std::size_t weight_;  // the highest cost of one letter of the text
};

}  // namespace parcours::expression

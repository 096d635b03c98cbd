// The tree of an expression.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "expression/fault.hpp"

namespace parcours::expression {

class Pattern;
struct Function;
struct Node;
using NodePtr = std::unique_ptr<Node>;

enum class Operator {
  equal,
  unequal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  plus,
  minus,
  times,
  divide,
  modulo,
  negate,
  logical_not
};
std::string_view word_for(Operator op);

// One place of the tree. The parser makes it, the checker fills in the second half; from then on it never changes.
struct Node {
  enum class Kind {
    literal,      // value; `text` as written
    name,         // text
    member,       // parts[0].text
    test,         // has(parts[0].text)
    index,        // parts[0][parts[1]]
    call,         // text(parts...), or parts[0].text(parts[1]...) when `method`
    list,         // [parts...]
    map,          // {parts[0]: parts[1], ...}
    conditional,  // parts[0] ? parts[1] : parts[2]
    logical_and,  // parts[0] && parts[1] && ...
    logical_or,   // parts[0] || parts[1] || ...
    unary,        // op parts[0]
    binary,       // parts[0] op parts[1]
    macro,        // parts[0].text(variable, parts[1][, parts[2]])
  };
  Kind kind = Kind::literal;
  Span span;  // the whole of it
  Span word;  // its name or its operator
  std::string text;
  std::string variable;
  Value value;
  Operator op = Operator::equal;
  bool method = false;
  bool rooted = false;  // a name with a point before it: never a variable of a macro
  std::vector<NodePtr> parts;
  std::size_t depth = 1;

  Type type;
  const Function* function = nullptr;
  int slot = -1;                           // of a name: which variable of a macro it is; -1: a name of the environment
  std::shared_ptr<const Pattern> pattern;  // of `matches` with a constant pattern
};

// "steps.tenter.times" of a chain of members that begins at a name of the environment; empty of anything else.
std::string path_of(const Node& node);

inline constexpr std::size_t kMaxBytes = 10'000;
inline constexpr std::size_t kMaxDepth = 100;

// The tree of `text`; null when there is none. There may be faults beside a tree: slips read as they were meant.
NodePtr parse(std::string_view text, Faults& faults);

// Fills in the tree's types and functions, and finds everything in it that is ill typed.
void check(Node& tree, const Environment& names, const Type& wanted, Faults& faults);

}  // namespace parcours::expression

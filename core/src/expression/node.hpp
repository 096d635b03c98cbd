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
std::string_view word_for(Operator op);  // "==", as written

// One node of the tree. It owns the nodes below it. The parser makes it, and the checker fills in the second half.
// After that it never changes, so several threads may read it.
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
  Span span;  // of the whole node
  Span word;  // of its name or its operator
  std::string text;
  std::string variable;
  Value value;
  Operator op = Operator::equal;
  bool method = false;
  bool rooted = false;  // a name with a point before it: never a variable of a macro
  std::vector<NodePtr> parts;
  std::size_t depth = 1;  // of the tree below and including this node

  Type type;
  const Function* function = nullptr;
  int slot = -1;                           // of a name: the index of a macro's variable; -1: a name of the environment
  std::shared_ptr<const Pattern> pattern;  // of `matches` with a constant pattern
};

// The path "steps.tenter.times" of a chain of members that begins at a name of the environment. Empty for other nodes.
std::string path_of(const Node& node);

// The limits of an expression: the bytes of its text, and the depth of its tree.
inline constexpr std::size_t kMaxBytes = 10'000;
inline constexpr std::size_t kMaxDepth = 100;

// Reads `text`. Returns null when it has no tree; then there is a fault. A tree may come with faults: a slip with one
// possible meaning is reported and read as meant. Never throws.
NodePtr parse(std::string_view text, Faults& faults);

// Fills in the types and functions of the tree, and adds every type error to `faults`. `wanted` is the type that the
// caller needs. Never throws.
void check(Node& tree, const Environment& names, const Type& wanted, Faults& faults);

}  // namespace parcours::expression

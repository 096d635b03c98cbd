// The tree of an expression in the notation of CEL's public suite.
#pragma once
#include <string>

#include "expression/node.hpp"

namespace parcours::expression {

// Returns the tree as text: "_&&_(a, _<_(b, 3))". Operators come before their operands. Macros are expanded into loops.
// A long run of one logical operator is a balanced tree.
std::string tree_text(const Node& node);

}  // namespace parcours::expression

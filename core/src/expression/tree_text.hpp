// The tree of an expression as CEL's public suite writes it.
#pragma once
#include <string>

#include "expression/node.hpp"

namespace parcours::expression {

// "_&&_(a, _<_(b, 3))": operators before their operands, macros expanded into the loops that they stand for, long runs
// of one logical operator as balanced trees.
std::string tree_text(const Node& node);

}  // namespace parcours::expression

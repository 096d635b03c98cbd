// How types fit together.
#pragma once
#include <optional>

#include "expression/node.hpp"

namespace parcours::expression {

// True when a value of `given` may stand where `wanted` is needed. `any` fits everywhere and is checked when evaluated.
bool is_assignable(const Type& given, const Type& wanted);
// The type of what is either an `a` or a `b`; empty when nothing is.
std::optional<Type> join(const Type& a, const Type& b);
inline bool is_any(const Type& t) { return t.kind() == Type::Kind::any; }

// The type of a binary operator's answer; empty when it does not apply to these. Comparisons answer a boolean.
std::optional<Type> result_type(Operator op, const Type& left, const Type& right);
// Which of diagnostics() tells best why it does not apply.
std::string_view mismatch_code(Operator op, const Type& left, const Type& right);

// Reads a literal number (or a list, or a choice of them) as exact decimals where it stands beside one (LANGUAGE D10).
void adapt_literals(Node& node, const Type& other);

}  // namespace parcours::expression

// The rules by which types fit together.
#pragma once
#include <optional>

#include "expression/node.hpp"

namespace parcours::expression {

// True when a value of `given` may be used as `wanted`. `any` fits everywhere; the evaluation checks it.
bool is_assignable(const Type& given, const Type& wanted);
// The common type of `a` and `b`; empty when they have none.
std::optional<Type> join(const Type& a, const Type& b);
inline bool is_any(const Type& t) { return t.kind() == Type::Kind::any; }

// The type of a binary operator's result. Empty when it does not take these types.
std::optional<Type> result_type(Operator op, const Type& left, const Type& right);
// The code of diagnostics() that explains best why the operator does not take these types.
std::string_view mismatch_code(Operator op, const Type& left, const Type& right);

// Turns a literal number into an exact decimal when `other` is one. It also does so in a literal list and in both
// branches of a conditional.
void adapt_literals(Node& node, const Type& other);

}  // namespace parcours::expression

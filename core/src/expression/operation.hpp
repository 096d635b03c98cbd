// The operators, applied to values. Nothing here throws.
#pragma once
#include <compare>
#include <optional>

#include "expression/item.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

// Equality of CEL. Numbers are compared by value, whatever their type. Values of other types are equal only to values
// of the same type. Lists and records are compared member by member. False when the budget is used up.
bool are_equal(const Value& a, const Value& b, Budget& budget);
// The order of two values. Empty when their types have none. Numbers are compared by value, whatever their type.
std::optional<std::partial_ordering> order(const Value& a, const Value& b);

// The binary and unary operators. No operand may be unknown or a failure. With a range or a delay, the answer is
// unknown when both answers are possible. A failure when the operator does not take these types, or the result is out
// of range.
Item compare(Operator op, const Item& a, const Item& b, Context& context);
Item contains(const Item& container, const Item& element, Context& context);
Item compute(Operator op, const Item& a, const Item& b, Context& context);
Item negate(const Item& a);

// Takes the cost of a copy of `value` from the budget.
void spend_copy(const Value& value, Budget& budget);

}  // namespace parcours::expression

// What operators do to values.
#pragma once
#include <compare>
#include <optional>

#include "expression/item.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

// Equality of CEL: numbers by value whatever their type, other types apart; lists and records member by member.
bool are_equal(const Value& a, const Value& b, Budget& budget);
// Empty when one of them has no order, or they have none between them. Numbers by value whatever their type.
std::optional<std::partial_ordering> order(const Value& a, const Value& b);

// Neither operand may be unknown or a failure. A range or a delay answers unknown where it could go either way.
Item compare(Operator op, const Item& a, const Item& b, Context& context);
Item contains(const Item& container, const Item& element, Context& context);
Item compute(Operator op, const Item& a, const Item& b, Context& context);
Item negate(const Item& a);

// Spends what copying the value costs.
void spend_copy(const Value& value, Budget& budget);

}  // namespace parcours::expression

// The walk that computes a checked tree.
#pragma once
#include <vector>

#include "expression/item.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

// Evaluates one tree once. Unknown wins over failure in every operator, function and macro; `&&` and `||` are settled
// by the one operand that decides, whatever the others are.
class Evaluator {
 public:
  Evaluator(const Bindings& names, const Moment& moment) : names_(names), context_{moment, {}} {}
  Item evaluate(const Node& node);
  bool spent() const { return context_.budget.spent(); }

 private:
  Item computed(const Node& node);
  Item name(const Node& node);
  Item member(const Node& node);
  Item test(const Node& node);
  Item index(const Node& node);
  Item call(const Node& node);
  Item list(const Node& node);
  Item map(const Node& node);
  Item conditional(const Node& node);
  Item logic(const Node& node);
  Item unary(const Node& node);
  Item binary(const Node& node);
  Item macro(const Node& node);

  const Bindings& names_;
  Context context_;
  std::vector<Item> variables_;
  friend class MacroRun;
};

// A value as its declared type has it: null is empty, so unknown, but where null is a value (null, any); a duration may
// be written as a delay.
Item normalized(const Value& value, const Type& type);
// An item as a value that can leave: a delay as its text, a range that is not settled as unknown.
Item as_value(const Item& item);

}  // namespace parcours::expression

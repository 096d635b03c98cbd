// The pass that computes the value of a checked tree.
#pragma once
#include <vector>

#include "expression/item.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

// Evaluates one tree once. `names` and `moment` must outlive it, and the tree must outlive its items. Unknown wins over
// failure in every operator, function and macro. In `&&` and `||` one operand that decides is enough, whatever the
// others are. For one thread.
class Evaluator {
 public:
  Evaluator(const Bindings& names, const Moment& moment) : names_(names), context_{moment, {}} {}
  // The value of `node`. Never throws. After too much work it is the failure "too much work".
  Item evaluate(const Node& node);
  // True when the evaluation has used up its budget; then its result is meaningless.
  bool spent() const { return context_.budget.spent(); }

 private:
  // One function for each kind of node.
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
  std::vector<Item> variables_;  // of the macros around the current node, by Node::slot
  friend class MacroRun;
};

// Converts a value to an item of its declared type. Null is unknown, except where null is a value (null, any). A text
// of type duration is read as a delay. A failure when the text is none, or a day is outside of the years 1 to 9999.
Item normalized(const Value& value, const Type& type);
// Converts an item to a value for the caller. A delay becomes its text, or a failure when it is negative. A range
// becomes unknown.
Item as_value(const Item& item);

}  // namespace parcours::expression

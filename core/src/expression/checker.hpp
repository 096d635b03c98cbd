// The pass that gives every node of a tree its type.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "expression/function.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

// Visits a tree once, from the leaves up. It reports every type error to `faults`. A node with an error gets the type
// `any`, so that one mistake is reported once. The environment and the faults must outlive it. For one thread.
class Checker {
 public:
  Checker(const Environment& names, Faults& faults) : names_(names), faults_(faults) {}
  // Fills in the types of `node` and of every node below it. Never throws.
  void visit(Node& node);
  // Reports a fault unless a value of `node` may be used as `wanted`. Call it after visit().
  void require(Node& node, const Type& wanted);

 private:
  // One function for each kind of node. Each returns the type of its node and reports what does not fit.
  Type type_of(Node& node);
  Type name(Node& node);  // of the environment, or of a macro
  Type member(Node& node);
  Type member_of(const Node& node, const Type& owner);
  Type index(Node& node);  // of a list by an integer, of a map by a text
  Type list(Node& node);
  Type map(Node& node);
  void key(const Node& key, std::set<std::string>& seen);  // a text, each one once
  Type conditional(Node& node);
  Type logic(Node& node);
  Type unary(Node& node);
  Type binary(Node& node);
  // Reports a literal text that is none of the values of the choice `of`.
  void choice(const Node& given, const Node& owner, const Type& of);
  Type macro(Node& node);
  Type macro_answer(Node& node);
  void condition(const Node& node);  // reports a node that is no boolean

  // Calls: the function, its overload, and constant arguments.
  Type call(Node& node);
  Type unknown_function(const Node& node);
  Type answer_of_call(Node& node);
  Type misfit(const Node& node);
  void check_constant(Node& node);
  Type holds(Node& node);

  // For hints: the names that are visible here, and the one that was probably meant (empty when none is near).
  std::vector<std::string> visible_names() const;
  std::string near(const std::string& word, const std::vector<std::string>& candidates) const;
  std::string near_name(const std::string& word) const;

  const Environment& names_;
  Faults& faults_;
  // The variables of the macros around the current node, the innermost last.
  struct Variable {
    std::string name;
    Type type;
  };
  std::vector<Variable> variables_;
};

}  // namespace parcours::expression

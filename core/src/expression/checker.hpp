// The walk that gives every place of a tree its type.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "expression/function.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

// Goes once through a tree, from the leaves up. A place that is ill typed is reported and becomes `any`, so that one
// mistake is told once.
class Checker {
 public:
  Checker(const Environment& names, Faults& faults) : names_(names), faults_(faults) {}
  // Throws nothing and leaves no place without a type.
  void visit(Node& node);
  // Reports unless `node` may stand where `wanted` is needed.
  void require(Node& node, const Type& wanted);

 private:
  Type type_of(Node& node);
  Type name(Node& node);
  Type member(Node& node);
  Type member_of(const Node& node, const Type& owner);
  Type index(Node& node);
  Type list(Node& node);
  Type map(Node& node);
  void key(const Node& key, std::set<std::string>& seen);
  Type conditional(Node& node);
  Type logic(Node& node);
  Type unary(Node& node);
  Type binary(Node& node);
  void choice(const Node& given, const Node& owner, const Type& of);
  Type macro(Node& node);
  Type macro_answer(Node& node);
  void condition(const Node& node);

  Type call(Node& node);
  Type unknown_function(const Node& node);
  Type answer_of_call(Node& node);
  Type misfit(const Node& node);
  void check_constant(Node& node);
  Type holds(Node& node);

  std::vector<std::string> visible_names() const;
  std::string near(const std::string& word, const std::vector<std::string>& candidates) const;

  const Environment& names_;
  Faults& faults_;
  struct Variable {
    std::string name;
    Type type;
  };
  std::vector<Variable> variables_;
};

}  // namespace parcours::expression

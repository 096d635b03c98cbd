// The functions that expressions may call.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "expression/item.hpp"
#include "expression/typing.hpp"

namespace parcours::expression {

// The arguments (a receiver first) as they come: neither unknown nor failures, but for `known`. Answers no_overload()
// when one of them has a type that no overload takes: what is `any` to the checker is found out here.
using Run = Item (*)(std::span<const Item> arguments, Context& context);

// One way to call a function: the kinds of its arguments, a receiver first, and of its answer.
struct Overload {
  std::vector<Type::Kind> takes;
  Type::Kind gives;
};

// `global` is called f(x), `method` x.f(). All overloads share one `run`, which looks at what it is given.
struct Function {
  std::string_view name;
  enum class Form { global, method, both } form;
  std::vector<Overload> overloads;
  Run run;
  bool takes_unknown = false;
};

// In the order of their names, each name once.
const std::vector<Function>& functions();
const Function* find_function(std::string_view name);  // null when there is none

// Each family of functions, in a source of its own.
std::vector<Function> text_functions();
std::vector<Function> conversions();
std::vector<Function> time_functions();
std::vector<Function> domain_functions();

}  // namespace parcours::expression

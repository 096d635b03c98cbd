// The functions that expressions may call.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "expression/item.hpp"
#include "expression/typing.hpp"

namespace parcours::expression {

// Computes a call. `arguments` begin with the receiver, if there is one. None is unknown or a failure, except where
// `takes_unknown` is set. Returns no_overload() when no overload takes an argument's type: the checker cannot refuse an
// `any`. Never throws.
using Run = Item (*)(std::span<const Item> arguments, Context& context);

// One way to call a function: the kinds of its arguments, a receiver first, and of its answer.
struct Overload {
  std::vector<Type::Kind> takes;
  Type::Kind gives;
};

// A function of the language. `global` is called f(x), `method` x.f(). All overloads share one `run`, which looks at
// the types of its arguments.
struct Function {
  std::string_view name;
  enum class Form { global, method, both } form;
  std::vector<Overload> overloads;
  Run run;
  bool takes_unknown = false;  // `run` also gets unknown arguments
};

// All functions, sorted by name, each name once. They live as long as the program; any thread may read them.
const std::vector<Function>& functions();
const Function* find_function(std::string_view name);  // null when there is none

// The families of functions. Each has its own source.
std::vector<Function> text_functions();
std::vector<Function> conversions();
std::vector<Function> time_functions();
std::vector<Function> domain_functions();

}  // namespace parcours::expression

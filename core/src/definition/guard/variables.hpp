// The names that guards read, as variables that can be tried; and which values prove something.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "definition/guard/completeness.hpp"
#include "expression/name_uses.hpp"

namespace parcours::definition {

using View = expression::NameUse::Kind;

// One name of one list of guards.
struct Variable {
  std::string path;
  expression::Type type;
  Bounds bounds;
  View view = View::presence;         // how it is looked at; presence: only whether it is filled in
  bool opaque = false;                // its cells prove nothing, whatever asks
  bool all_values = false;            // a choice: each of its values counts
  bool clock_relative = false;        // its constants are counted from `today` or `now`
  std::vector<Value> constants;       // where its cells are cut; those of its linked_variables too
  std::vector<int> linked_variables;  // variables that it is compared with, and theirs
  std::set<std::string> measures;
};

struct Guard {
  const expression::Program* program = nullptr;  // null: otherwise
  struct VariableUse {
    int variable;
    bool opaque, presence;
  };
  std::vector<VariableUse> uses;
  std::size_t cost = 1;
  bool skipped = false;  // too heavy to be tried: may be true or not
};

struct Variables {
  std::vector<Variable> all;
  std::vector<Guard> guards;
  int clock = -1;  // `today` or `now` when it is a variable with several cells
};

// `fixed`: what counts as a constant: parameters, `today`, `now`. `doubting`: what is hardly ever empty may be.
Variables variables_of(const Guards& guards, const GuardContext& context, const expression::Bindings& fixed,
                       const Moment& moment, bool doubting);

// The values to try, one for each cell; the empty field, where it may be, last. `linked_values`: the values that the
// linked_variables have now.
std::vector<Value> cells(const Variable& variable, const std::vector<Value>& linked_values, const Moment& moment);

// A clock that everything is counted from; its one value is chosen before all others and told of nothing.
bool is_fixed_clock(const Variable& variable);

// "origine est 'famille'"
Text described(const Variable& variable, const Value& value, const Moment& moment);

// A value as a whole number of steps of its kind: units, days, microseconds; `exact`: it is no more than that.
struct Ticks {
  std::int64_t at = 0;
  bool exact = true;
};
std::optional<Ticks> ticks_of(const Value& value, const expression::Type& type, int decimals);
bool is_ordered(const expression::Type& type);

}  // namespace parcours::definition

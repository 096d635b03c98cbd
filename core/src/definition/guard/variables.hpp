// The names that guards read, as variables, and the values on which the guards are tried.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "definition/guard/completeness.hpp"
#include "expression/name_uses.hpp"

namespace parcours::definition {

using View = expression::NameUse::Kind;

// One name that a list of guards reads. Its domain is cut into cells: within one cell no guard changes its answer.
struct Variable {
  std::string path;  // "steps.tenter.times"
  expression::Type type;
  Bounds bounds;
  View view = View::presence;         // how the guards use it; presence: they only ask whether it is filled in
  bool opaque = false;                // no value represents its whole cell: trying values decides nothing
  bool all_values = false;            // a choice: each of its values is a cell
  bool clock_relative = false;        // its constants are counted from `today` or `now`
  std::vector<Value> constants;       // where its domain is cut, with the constants of its linked variables
  std::vector<int> linked_variables;  // the variables that it is compared with, and those that they are compared with
  std::set<std::string> measures;     // the functions that count its constants from a clock
};

// One guard, and the variables that it reads.
struct Guard {
  const expression::Program* program = nullptr;  // null: `otherwise`
  struct VariableUse {
    int variable;
    bool opaque, presence;
  };
  std::vector<VariableUse> uses;
  std::size_t cost = 1;  // what one try takes from the budget
  bool skipped = false;  // too costly to be tried: its answer is undecided
};

struct Variables {
  std::vector<Variable> all;
  std::vector<Guard> guards;
  int clock = -1;  // `today` or `now`, where it is a variable with several cells; -1: none
};

// Collects the variables of `guards`, which outlive the result. `fixed`: the names that count as constants: parameters,
// `today`, `now`. `doubting`: a name with doubtful bounds may be empty.
Variables variables_of(const Guards& guards, const GuardContext& context, const expression::Bindings& fixed,
                       const Moment& moment, bool doubting);

// One value for each cell of a variable. The empty field comes last, where the variable may be empty. `linked_values`:
// the values that its linked variables have in the current assignment.
std::vector<Value> cells(const Variable& variable, const std::vector<Value>& linked_values, const Moment& moment);

// Whether the variable is a clock from which everything else is counted. Its only value is chosen before all others,
// and no description names it.
bool is_fixed_clock(const Variable& variable);

// The value in words: "origine est 'famille'".
Text described(const Variable& variable, const Value& value, const Moment& moment);

// A value as a whole number of its smallest unit: days of a date, microseconds of an instant, units of the last decimal
// of a number.
struct Ticks {
  std::int64_t at = 0;
  bool exact = true;  // false: the value is between `at` and the next number
};
// None for a value of another type, or one that is too large.
std::optional<Ticks> ticks_of(const Value& value, const expression::Type& type, int decimals);
bool is_ordered(const expression::Type& type);

}  // namespace parcours::definition

// The proof that a list of guards is complete: in every case one of them is true. The first guard that is true is
// taken. The domain of every name is cut into cells by the constants of the guards, and the guards are evaluated on one
// value of each cell. So a proof and a case use one meaning of an expression. An empty field counts as a value.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "expression/expression.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours::definition {

// The values that a name may have, beyond its type.
struct Bounds {
  bool empty = true;      // it may be empty
  bool doubtful = false;  // it is never empty in the workflow as written, but no row is reported dead for that
  bool filled = true;     // it may be filled in
  std::optional<Value> lower, upper;
  int decimals = 0;  // of a decimal
};

// What a list of guards may read. The calendar is the city's, and must outlive the context.
struct GuardContext {
  explicit GuardContext(const Calendar& of_city) : calendar(of_city) {}

  const Calendar& calendar;
  std::function<Bounds(const std::string& path, const expression::Type& type)> bounds;
  Record parameters;  // with the values of the city; a list that reads one gets no report of unreachable rows
};

// The work that may still be spent, in evaluations of a short guard. A proof takes its share from it. A list that costs
// more is left undecided.
struct SearchBudget {
  static constexpr std::size_t per_list = 20'000;
  std::size_t remaining = 1'000'000;
};

// The result of a proof. Rows are numbered from 0.
struct GuardAnalysis {
  enum class Coverage { exhaustive, gap, undecided };
  Coverage coverage = Coverage::exhaustive;
  Text when;  // gap: the case in which no guard is true: "when age is 15 and origine is empty"
  // Gap: the same case as names and values, null where empty. Names that it does not contain may have any value.
  std::vector<std::pair<std::string, Value>> example;
  Text why;                              // undecided: what cannot be decided
  std::vector<std::size_t> unreachable;  // never taken, since the rows before take all its cases
  std::vector<std::size_t> never_true;   // true in no case
};

// A guard that is null is `otherwise`: always true.
using Guards = std::vector<const expression::Program*>;
// Deterministic: it reads no clock. It changes `budget` only, so calls with different budgets may run at the same time.
GuardAnalysis prove(const Guards& guards, const GuardContext& context, SearchBudget& budget);

}  // namespace parcours::definition

// What is proved about a list of guards, of which the first that is true is taken: that one always is, else a case in
// which none is; and which of them never are. The domain of every name is cut where the guards cut it, and one value of
// each part is tried on the guards themselves, so that there is one meaning of an expression (LANGUAGE D4: an empty
// field counts as a value).
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

// What a name may be, beyond its type.
struct Bounds {
  bool empty = true;      // it may be empty
  bool doubtful = false;  // it is not, as the workflow is written; no row is called dead for that
  bool filled = true;     // it may be filled in
  std::optional<Value> lower, upper;
  int decimals = 0;  // of a decimal
};

// Where guards stand.
struct GuardContext {
  std::function<Bounds(const std::string& path, const expression::Type& type)> bounds;
  Record parameters;  // at the value that the city gives them; what is never taken is not told of guards that read one
};

// The work that may still be spent, in guards tried: `per_list` of it at most on one list. What costs more is left
// undecided.
struct SearchBudget {
  static constexpr std::size_t per_list = 20'000;
  std::size_t remaining = 1'000'000;
};

struct GuardAnalysis {
  enum class Coverage { exhaustive, gap, undecided };
  Coverage coverage = Coverage::exhaustive;
  Text when;  // gap: the case in which nothing applies: "when age is 15 and origine is empty"
  std::vector<std::pair<std::string, Value>>
      example;                           // that case: names and values, null where empty; whatever the others are
  Text why;                              // undecided: what cannot be decided
  std::vector<std::size_t> unreachable;  // never taken, since those before take all that it takes
  std::vector<std::size_t> never_true;   // never true
};

// A guard that is null is `otherwise`: always true. Deterministic; no clock is read.
using Guards = std::vector<const expression::Program*>;
GuardAnalysis prove(const Guards& guards, const GuardContext& context, SearchBudget& budget);

}  // namespace parcours::definition

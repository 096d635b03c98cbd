// How an expression uses the names that it reads, and with which constants it compares them. A caller tries the
// expression on values around these constants: its truth cannot change between two of them.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "expression/expression.hpp"

namespace parcours::expression {

// One use of one name. A value type.
struct NameUse {
  enum class Kind {
    value,     // compared with constants or other names, or used as a condition
    age,       // age(name), compared with constants
    size,      // size(name), compared with constants
    holds,     // the list contains a constant
    presence,  // known(name), has(name)
    opaque,    // anything else: a result for one value proves nothing for others
  };
  std::string path;  // as in Program::reads
  Type type;
  Kind kind = Kind::opaque;
  std::vector<Value> constants = {};
  std::vector<std::string> compared_with = {};  // names that it is compared with directly
  std::set<std::string> measures = {};  // the functions by which its constants are counted from `today` or `now`
  bool clock_relative = false;          // its constants are counted from `today` or `now`
};

// All uses in an expression, and how costly its evaluation is.
struct NameUses {
  std::vector<NameUse> all;
  bool costly = false;  // it has macros inside macros, so a caller evaluates it rarely
  bool macros = false;
};

// Finds the uses of names in `program`. `fixed` binds the names that count as constants. It also binds `today` and
// `now`, which count as constants in sums such as `today + days(3)`. Never throws.
NameUses name_uses(const Program& program, const Bindings& fixed, const Moment& moment);

}  // namespace parcours::expression

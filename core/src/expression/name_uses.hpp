// What an expression asks of the names that it reads: enough to choose the values on which to try it. Its truth changes
// where one of the constants stands, and nowhere between two of them.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "expression/expression.hpp"

namespace parcours::expression {

// One use of one name.
struct NameUse {
  enum class Kind {
    value,     // itself, held against constants or other names; or it is a condition
    age,       // age(name), held against constants
    size,      // size(name), held against constants
    holds,     // which constants the list holds
    presence,  // known(name), has(name)
    opaque,    // anything else: what is found for some values says nothing about others
  };
  std::string path;  // as in Program::reads
  Type type;
  Kind kind = Kind::opaque;
  std::vector<Value> constants = {};
  std::vector<std::string> compared_with = {};  // the names that it is held against as they are
  std::set<std::string> measures = {};  // the functions by which its constants are counted from `today` or `now`
  bool clock_relative = false;          // its constants are counted from `today` or `now`
};

struct NameUses {
  std::vector<NameUse> all;
  bool costly = false;  // macros within macros: not to be tried often
  bool macros = false;
};

// `fixed` gives the names that count as constants, and `today` and `now`, which do where they are counted from (today +
// days(3)).
NameUses name_uses(const Program& program, const Bindings& fixed, const Moment& moment);

}  // namespace parcours::expression

// How the value of a field is stored. The events of the journal and the state of a case ask the same interface.
#pragma once
#include "parcours/value.hpp"

namespace parcours::execution {

// `level` is the confidentiality level of the field, 0 to 4. `decode` gives back the value that `encode` was given
// with the same level; it throws Error::store on what `encode` never gives. Threads: any number at once.
class ValueCodec {
 public:
  virtual ~ValueCodec() = default;
  virtual Value encode(int level, Value value) const = 0;
  virtual Value decode(int level, Value stored) const = 0;
};

// Stores every value unchanged, whatever its level. It lives as long as the program.
const ValueCodec& plain_values();

}  // namespace parcours::execution

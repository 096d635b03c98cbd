#include "execution/value_codec.hpp"

namespace parcours::execution {
namespace {

class PlainValues final : public ValueCodec {
 public:
  Value encode(int, Value value) const override { return value; }
  Value decode(int, Value stored) const override { return stored; }
};

}  // namespace

const ValueCodec& plain_values() {
  static const PlainValues values;
  return values;
}

}  // namespace parcours::execution

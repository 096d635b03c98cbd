// Any bytes: read, checked, evaluated. Nothing may crash, hang, or answer differently the second time.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "expression/expression.hpp"

namespace {

using namespace parcours;
using expression::Type;

struct Fields : expression::Bindings {
  Value n = 7, t = "école", ne = "2012~", plan = List{"ecole", "sport"},
        steps = Record{{"tenter", Record{{"times", 2}}}};
  const Value* find(std::string_view name) const override {
    if (name == "n") return &n;
    if (name == "t") return &t;
    if (name == "ne") return &ne;
    if (name == "plan") return &plan;
    return name == "steps" ? &steps : nullptr;
  }
};

const expression::Environment& names() {
  static const expression::Environment all{
      {"n", Type::Kind::integer},
      {"prix", Type::Kind::decimal},
      {"t", Type::Kind::text},
      {"d", Type::Kind::date},
      {"at", Type::Kind::instant},
      {"ne", Type::Kind::birth},
      {"plan", Type::list_of(Type::Kind::text)},
      {"x", Type::Kind::any},
      {"steps", Type::record_of({{"tenter", Type::record_of({{"times", Type::Kind::integer}})}})}};
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Calendar calendar("Europe/Paris");
  static const Fields fields;
  const auto compiled = expression::Program::compile({reinterpret_cast<const char*>(data), size}, names());
  const auto* program = std::get_if<expression::Program>(&compiled);
  if (!program) return 0;
  const Moment moment{Instant(std::chrono::hours(500'000)), calendar};
  const auto once = program->evaluate(fields, moment), again = program->evaluate(fields, moment);
  if (once.kind != again.kind || once.error != again.error) std::abort();
  return 0;
}

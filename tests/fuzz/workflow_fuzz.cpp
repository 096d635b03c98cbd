// Any bytes: read as a workflow, told in both languages, stored and read back. Nothing may crash, hang, or answer
// differently.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "drawing/drawing.hpp"
#include "support/city.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace parcours;
  using namespace parcours::definition;
  static const auto city = parcours::testing::small_city();
  const auto reading = read({reinterpret_cast<const char*>(data), size}, "fuzz.yaml", city);
  if (reading.workflow.has_value() == blocks(reading.problems)) std::abort();
  for (const auto& problem : reading.problems)
    for (const char* language : {"fr", "en"}) to_text(problem, language);
  if (!reading.workflow) return 0;
  drawing::to_dot(drawing::diagram_of(*reading.workflow, "fr"));
  const auto text = encode(*reading.workflow);
  if (encode(decode(text)) != text) std::abort();
  return 0;
}

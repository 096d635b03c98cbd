// Any bytes: read as a story of a small workflow, its problems told in both languages. Nothing may crash, hang, or
// answer differently.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "story/story.hpp"
#include "support/city.hpp"

namespace {

constexpr std::string_view kWorkflow = R"(workflow: essai
subject: none
purpose: essai
sheet: p2
fields:
  velo: { type: choice, of: [ville, cargo] }
  jours: { type: number, min: 1, max: 14 }
  retour: { type: date }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: coordonnateur, form: [velo, jours: optional] }
      chercher: { action: p2.find_duplicates, next: { aucun: choisir, doublon: end doublon } }
      choisir: { decide: [ { when: jours > 7, next: clore }, { otherwise: recevoir } ] }
      clore: { task: Clore, by: responsable, form: [retour: optional], next: { fait: end fait, reprendre: recevoir } }
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace parcours;
  static const auto city = parcours::testing::small_city();
  static const auto workflow = definition::read(kWorkflow, "workflow.yaml", city).workflow.value();
  static const Calendar calendar("Europe/Paris");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto reading = story::read_story(text, "fuzz.yaml", {workflow, calendar, city.roles});
  if (reading.story.has_value() == blocks(reading.problems)) std::abort();
  for (const auto& problem : reading.problems)
    for (const char* language : {"fr", "en"}) definition::to_text(problem, language);
  return 0;
}

// The diagram of a case on the version that it runs in.
#include "base/boundary.hpp"
#include "drawing/drawing.hpp"
#include "engine/seen_case.hpp"

namespace parcours {

Checked<std::string> Engine::draw(const Actor& by, std::string_view reference, std::string_view language,
                                  Notation notation) {
  return errors_only([&]() -> Checked<std::string> {
    if (notation == Notation::bpmn)
      throw Error(Error::Code::misuse, "a case is drawn as dot, mermaid or an outline, not as bpmn");
    const engine::CaseReader reader(*engine_context_, by, reference);
    const auto seen = reader.see(engine::SeenCase::Detail::progress);
    if (!seen) return seen.problems();
    drawing::Neighbours neighbours{&reader.roles(), {}};
    for (const auto& name : drawing::receivers_of(seen->workflow()))
      if (const auto deployed = engine_context_->catalogue.sound_in_force(reader.store(), name))
        neighbours.workflows.emplace(name, deployed->workflow.title);
    const auto diagram = drawing::diagram_of(seen->workflow(), language, &seen->progress(), neighbours);
    if (notation == Notation::outline) return drawing::to_outline(diagram);
    return notation == Notation::mermaid ? drawing::to_mermaid(diagram) : drawing::to_dot(diagram);
  });
}

}  // namespace parcours

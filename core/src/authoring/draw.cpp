// The diagram of a workflow file.
#include "base/boundary.hpp"
#include "drawing/drawing.hpp"
#include "engine/diagnostics.hpp"
#include "engine/workflow_loader.hpp"
#include "parcours/workflows.hpp"

namespace parcours {

Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language,
                          Notation notation) {
  return errors_only([&]() -> Checked<std::string> {
    const auto files = engine::workflow_files(file);
    if (files.size() != 1)
      return engine::diagnostics().problem("not-one-workflow",
                                           {{"folder", file.string()}, {"n", std::to_string(files.size())}});
    auto reading = engine::WorkflowLoader(settings).read(files.front());
    if (!reading.workflow) return std::move(reading.problems);
    const auto diagram = drawing::diagram_of(*reading.workflow, language);
    switch (notation) {
      case Notation::mermaid:
        return drawing::to_mermaid(diagram);
      case Notation::bpmn:
        return drawing::to_bpmn(diagram);
      case Notation::dot:
        break;
    }
    return drawing::to_dot(diagram);
  });
}

}  // namespace parcours

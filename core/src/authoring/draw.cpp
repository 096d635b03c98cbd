// The diagram of a workflow as it is written.
#include "drawing/drawing.hpp"
#include "engine/diagnostics.hpp"
#include "engine/workflow_loader.hpp"
#include "parcours/workflows.hpp"

namespace parcours {

Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language,
                          Notation notation) {
  const auto files = engine::workflow_files(file);
  if (files.size() != 1)
    return engine::diagnostics().problem("not-one-workflow",
                                         {{"folder", file.string()}, {"n", std::to_string(files.size())}});
  auto reading = engine::WorkflowLoader(settings).read(files.front());
  if (!reading.workflow) return std::move(reading.problems);
  switch (notation) {
    case Notation::mermaid:
      return definition::to_mermaid(*reading.workflow, language);
    case Notation::bpmn:
      return definition::to_bpmn(*reading.workflow, language);
    case Notation::dot:
      break;
  }
  return definition::to_dot(*reading.workflow, language);
}

}  // namespace parcours

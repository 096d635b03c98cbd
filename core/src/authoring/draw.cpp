// The diagram of a workflow file, and of all workflows of a folder.
#include "base/boundary.hpp"
#include "drawing/drawing.hpp"
#include "drawing/workflow_map.hpp"
#include "engine/diagnostics.hpp"
#include "engine/workflow_loader.hpp"
#include "parcours/workflows.hpp"

namespace parcours {
namespace {

std::string drawn(const drawing::Diagram& diagram, Notation notation) {
  switch (notation) {
    case Notation::outline:
      return drawing::to_outline(diagram);
    case Notation::mermaid:
      return drawing::to_mermaid(diagram);
    case Notation::bpmn:
      return drawing::to_bpmn(diagram);
    case Notation::dot:
      break;
  }
  return drawing::to_dot(diagram);
}

Checked<std::string> drawn_map(engine::WorkflowLoader& loader, const std::vector<std::filesystem::path>& files,
                               std::string_view language, Notation notation) {
  std::vector<definition::Workflow> workflows;
  for (const auto& file : files) {
    auto reading = loader.read(file);
    if (!reading.workflow) return std::move(reading.problems);
    workflows.push_back(std::move(*reading.workflow));
  }
  const auto map = drawing::map_of(workflows, language);
  return notation == Notation::outline ? drawing::to_outline(map) : drawing::to_dot(map);
}

// The titles of the workflows to which one hands over, where they are in folders next to its own.
std::map<std::string, Text> titles_next_to(const std::filesystem::path& file, const definition::Workflow& workflow,
                                           engine::WorkflowLoader& loader) {
  std::map<std::string, Text> titles;
  for (const auto& name : drawing::receivers_of(workflow)) {
    const auto other = std::filesystem::absolute(file).parent_path().parent_path() / name / "workflow.yaml";
    std::error_code none;
    if (!std::filesystem::is_regular_file(other, none)) continue;
    const auto reading = loader.read(other);
    if (reading.workflow && reading.workflow->name == name) titles.emplace(name, reading.workflow->title);
  }
  return titles;
}

}  // namespace

Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language,
                          Notation notation) {
  return errors_only([&]() -> Checked<std::string> {
    const auto files = engine::workflow_files(file);
    engine::WorkflowLoader loader(settings);
    const bool has_map = notation == Notation::dot || notation == Notation::outline;
    if (files.size() > 1 && has_map) return drawn_map(loader, files, language, notation);
    if (files.size() != 1)
      return engine::diagnostics().problem("not-one-workflow",
                                           {{"folder", file.string()}, {"n", std::to_string(files.size())}});
    auto reading = loader.read(files.front());
    if (!reading.workflow) return std::move(reading.problems);
    const auto& roles = loader.around(files.front()).roles;
    const drawing::Neighbours neighbours{roles ? &*roles : nullptr,
                                         titles_next_to(files.front(), *reading.workflow, loader)};
    return drawn(drawing::diagram_of(*reading.workflow, language, nullptr, neighbours), notation);
  });
}

}  // namespace parcours

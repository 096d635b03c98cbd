#include "parcours/workflows.hpp"

#include <set>

#include "definition/graph.hpp"
#include "definition/together.hpp"
#include "engine/desk.hpp"
#include "engine/messages.hpp"

namespace parcours {

using engine::append;
using engine::Desk;

Linted lint(const std::vector<std::filesystem::path>& paths, const Settings& settings) {
  Desk desk(settings);
  Linted linted;
  std::set<std::string> names;
  std::vector<definition::Read> all;
  for (const auto& path : paths) {
    const auto files = engine::workflow_files(path);
    if (files.empty()) linted.problems.push_back(engine::messages().problem("nothing-to-deploy", {{"folder", path.string()}}));
    for (const auto& file : files) {
      auto reading = desk.read(file);
      append(linted.problems, std::move(reading.problems));
      if (reading.workflow && !names.insert(reading.workflow->name).second)
        linted.problems.push_back(engine::messages().problem("workflow-twice", {{"workflow", reading.workflow->name}}, file.string()));
      if (reading.workflow) all.push_back({file.string(), std::move(*reading.workflow)});
    }
    linted.workflows += files.size();
  }
  append(linted.problems, definition::check_together(all));
  return linted;
}

Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language, Notation notation) {
  const auto files = engine::workflow_files(file);
  if (files.size() != 1)
    return engine::messages().problem("not-one-workflow", {{"folder", file.string()}, {"n", std::to_string(files.size())}});
  auto reading = Desk(settings).read(files.front());
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

std::string to_text(const Problem& problem, std::string_view language) {
  auto text = definition::to_text(problem, language);
  if (text.empty() || text.back() != '\n') text += '\n';
  return text;
}

}  // namespace parcours

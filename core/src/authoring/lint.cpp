// Checks workflow files and grants.
#include "base/boundary.hpp"
#include "parcours/workflows.hpp"

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "definition/bilans.hpp"
#include "definition/check/check_across_workflows.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "engine/diagnostics.hpp"
#include "engine/rights.hpp"
#include "engine/surroundings.hpp"
#include "engine/workflow_loader.hpp"
#include "story/story.hpp"

namespace parcours {

using engine::append;
using engine::WorkflowLoader;

namespace {

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all) {
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.name);
  return names;
}

// Every role that can be granted; empty when the city declares none, so that any name is one.
std::vector<std::string> roles_of(const definition::Surroundings& city) {
  if (!city.roles) return {};
  auto names = names_of(*city.roles);
  names.emplace_back(engine::kAdministrator);
  for (const auto& sheet : city.sheets) names.insert(names.end(), sheet.roles.begin(), sheet.roles.end());
  return names;
}

// The bilans of a folder that is a city, once all of its workflows can be read: they name what these count.
void lint_bilans(const std::vector<std::filesystem::path>& paths, const std::vector<definition::ReadWorkflow>& all,
                 const WorkflowLoader& loader, Linted& linted) {
  if (all.size() < linted.workflows) return;
  for (const auto& path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error) || engine::city_folder(path) != path) continue;
    definition::CountedFacts counted;
    definition::add_facts(loader.city(path), counted);
    for (const auto& each : all)
      if (std::filesystem::equivalent(engine::city_folder(each.file), path, error))
        definition::add_facts(each.workflow, counted);
    append(linted.problems, definition::read_bilans(path, std::move(counted)).problems);
  }
}

}  // namespace

Linted lint(const std::vector<std::filesystem::path>& paths, const Settings& settings) {
  return errors_only([&] {
    WorkflowLoader loader(settings);
    Linted linted;
    std::set<std::string> names;
    std::vector<definition::ReadWorkflow> all;
    for (const auto& path : paths) {
      const auto files = engine::workflow_files(path);
      if (files.empty())
        linted.problems.push_back(engine::diagnostics().problem("nothing-to-deploy", {{"folder", path.string()}}));
      for (const auto& file : files) {
        auto reading = loader.read(file);
        append(linted.problems, std::move(reading.problems));
        if (reading.workflow && !names.insert(reading.workflow->name).second)
          linted.problems.push_back(
              engine::diagnostics().problem("workflow-twice", {{"workflow", reading.workflow->name}}, file.string()));
        if (reading.workflow) {
          const auto& roles = loader.around(file).roles;
          for (const auto& story : story::find_stories(file))
            append(linted.problems,
                   story::read_story_file(story, {*reading.workflow, loader.calendar(), roles}).problems);
          all.push_back({file.string(), std::move(*reading.workflow)});
        }
      }
      linted.workflows += files.size();
    }
    lint_bilans(paths, all, loader, linted);
    append(linted.problems, definition::check_across_workflows(all, loader.calendar()));
    return linted;
  });
}

Problems lint(const Grant& grant, const std::filesystem::path& folder, const Settings& settings) {
  return errors_only([&] {
    const WorkflowLoader loader(settings);
    const auto city = loader.city(folder);
    Problems odd;
    const auto check = [&](const char* code, const std::string& name, const std::vector<std::string>& known) {
      if (name.empty() || known.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
      odd.push_back(engine::diagnostics().problem(code, {{"name", name}}));
      if (const auto near = nearest(name, known); !near.empty()) odd.back().hint = definition::did_you_mean(near);
    };
    check("grant-of-no-role", grant.role, roles_of(city));
    check("grant-of-no-territory", grant.territory, names_of(city.territories));
    return odd;
  });
}

}  // namespace parcours

// From the YAML that an administrator wrote to a workflow that may run, or to everything that is wrong with it.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/city.hpp"
#include "definition/workflow.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// What stands around the workflows of a city: `roles.yaml`, `territories.yaml`, `parameters.yaml`, `vocabularies.yaml` and
// `school_years.yaml` beside them, and the sheets that are loaded.
struct Surroundings {
  struct Sheet { std::string name; std::vector<Contract> contracts; std::vector<std::string> roles; };
  std::vector<Sheet> sheets;
  std::optional<std::vector<Option>> roles;         // none: every name is taken for a role
  std::vector<Option> territories;
  std::map<std::string, std::vector<Option>> vocabularies;
  std::map<std::string, Value> parameters;          // the city's values, as written
  std::map<std::string, std::string> places;        // where each of them stands: "parameters.yaml:3:1"
  City city;                                        // where its territories lie, when there is school
  std::set<std::string> files;                      // which of those files are there
};

// The names of those files.
const std::vector<std::string>& city_files();
// Reads those of `folder` that are there into `surroundings`; everything wrong with them at once.
Problems read_surroundings(const std::filesystem::path& folder, Surroundings& surroundings);

// A workflow, if it may run; and everything to say about the text, warnings too.
struct Reading {
  std::optional<Workflow> workflow;  // empty when a problem is an error
  Problems problems;                 // in the order of the text; `where` is `name:line:column`, both from 1, in code points
};

// Reads, resolves and checks one text. `name` is what problems call it. Never throws on any text; work is bounded.
Reading read(std::string_view text, std::string_view name, const Surroundings& surroundings);
// The same of a file; unreadable, too large (over 1 MiB), a folder: a problem.
Reading read_file(const std::filesystem::path& file, const Surroundings& surroundings);

// Every `workflow.yaml` below `folder`, in the order of their paths; `folder` may also be one workflow's own.
std::vector<std::filesystem::path> find_workflows(const std::filesystem::path& folder);

// A problem as people read it in a terminal: "file:1:2: message", the line, a mark, the hint, the code.
std::string to_text(const Problem& problem, std::string_view language);

}  // namespace parcours::definition

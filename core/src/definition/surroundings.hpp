// What stands around the workflows of a city: its files and the sheets that are loaded.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/city.hpp"
#include "definition/model/workflow.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// What stands around the workflows of a city: `roles.yaml`, `territories.yaml`, `parameters.yaml`, `vocabularies.yaml`
// and `school_years.yaml` beside them, and the sheets that are loaded.
struct Surroundings {
  struct Sheet {
    std::string name;
    std::vector<Contract> contracts;
    std::vector<std::string> roles;
  };
  std::vector<Sheet> sheets;
  std::optional<std::vector<Option>> roles;  // none: every name is taken for a role
  std::vector<Option> territories;
  std::map<std::string, std::vector<Option>> vocabularies;
  std::map<std::string, Value> parameters;                 // the city's values, as written
  std::map<std::string, std::string> parameter_positions;  // where each of them stands: "parameters.yaml:3:1"
  City city;                                               // where its territories lie, when there is school
  std::set<std::string> files;                             // which of those files are there
};

// The names of those files.
const std::vector<std::string>& city_files();
// Reads those of `folder` that are there into `surroundings`; everything wrong with them at once.
Problems read_surroundings(const std::filesystem::path& folder, Surroundings& surroundings);

}  // namespace parcours::definition

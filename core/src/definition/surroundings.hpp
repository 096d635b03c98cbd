// The surroundings of the workflows of a city: its files and the sheets that are loaded.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/city.hpp"
#include "definition/model/roles.hpp"
#include "definition/model/workflow.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// Everything outside a workflow that its reading needs: the city's `roles.yaml`, `territories.yaml`, `parameters.yaml`,
// `vocabularies.yaml` and `school_years.yaml`, its calendar, and the contracts of the loaded sheets. The calendar must
// outlive the surroundings. It has no default: a time without a zone is the city's, and only the settings name the
// city.
struct Surroundings {
  explicit Surroundings(const Calendar& of_city) : calendar(of_city) {}

  struct Sheet {
    std::string name;
    std::vector<Contract> contracts;
    std::vector<std::string> roles;
    std::vector<std::string> facts{};  // what its actions count: "p2.contact"
  };
  const Calendar& calendar;  // the city's zone, holidays and hours of duty
  std::vector<Sheet> sheets;
  std::optional<Roles> roles;  // none: every name is accepted as a role, and what roles see is not checked
  std::vector<Option> territories;
  std::map<std::string, std::vector<Option>> vocabularies;
  std::map<std::string, Value> parameters;                 // the city's values, not yet of the parameter's type
  std::map<std::string, std::string> parameter_positions;  // of each of them: "parameters.yaml:3:1"
  City city;                                               // outlines of territories and school years
  std::set<std::string> files;                             // the names of the files that were found
};

// Returns the names of the city's files.
const std::vector<std::string>& city_files();
// Reads the city's files in `folder` into `surroundings`. A file that is absent is no problem. Returns everything that
// is wrong with the others; the parts without a problem are read all the same.
Problems read_surroundings(const std::filesystem::path& folder, Surroundings& surroundings);

}  // namespace parcours::definition

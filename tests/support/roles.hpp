// A city of a test whose roles see everything.
#pragma once
#include <initializer_list>
#include <string>

#include "definition/reader.hpp"
#include "support/temp_folder.hpp"

namespace parcours::testing {

// Returns a `roles.yaml` in which each of the roles sees each of the workflows up to C3.
inline std::string seeing_roles(std::initializer_list<const char*> roles, const std::vector<std::string>& workflows) {
  std::string sees;
  for (const auto& workflow : workflows) sees += (sees.empty() ? "" : ", ") + workflow + ": C3";
  std::string text;
  for (const auto* role : roles) text += std::string(role) + ": { title: " + role + ", sees: { " + sees + " } }\n";
  return text;
}

// Writes the `roles.yaml` of the workflows of the folder: each of the roles sees all of them up to C3. A test calls it
// again when it has written further workflows, or names further roles.
inline void write_seeing_roles(const TempFolder& folder, std::initializer_list<const char*> roles) {
  std::vector<std::string> workflows;
  for (const auto& file : definition::find_workflows(folder.path())) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("workflow: ")) workflows.push_back(line.substr(10));
  }
  folder.write("roles.yaml", seeing_roles(roles, workflows));
}

}  // namespace parcours::testing

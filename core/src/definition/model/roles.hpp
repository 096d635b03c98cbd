// What the roles of a city may see: `roles.yaml`, read.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/field.hpp"

namespace parcours::definition {

// The highest level of the cases of a workflow that a role reads. C0 shows figures alone; C1 to C3 show cases. Empty:
// the role sees nothing. No role reads C4: a field of C4 is for its author.
using Sight = std::optional<int>;

// A role of the city.
struct Role {
  std::string name;
  Text title;
  std::map<std::string, Sight> sees{};  // by the name of a sheet or of a workflow; an empty value is `none`
  Sight persons{};                      // in the register of persons; empty: the role finds nobody
  std::vector<std::string> corrects{};  // the sheets whose values the role corrects
};
using Roles = std::vector<Role>;

// A workflow as `sees` names it.
struct SeenWorkflow {
  std::string_view sheet, workflow;  // `sheet` is empty for a workflow without a sheet
};

// Returns the role of that name; null when there is none.
const Role* role_named(const Roles& roles, std::string_view name);
// Returns what a role sees of a workflow. The entry of the workflow decides; without one, the entry of its sheet.
Sight level_of(const Role& role, const SeenWorkflow& of);
// The same by the name of the role. A role that is not declared sees nothing.
Sight level_of(const Roles& roles, std::string_view role, const SeenWorkflow& of);
// Returns whether an entry names the workflow itself, whatever the entry of its sheet.
bool names_workflow(const Role& role, const SeenWorkflow& of);

// Returns whether a role that sees `sight` reads the field: it reaches the level of the field, and `seen_by` is empty
// or names the role.
bool may_read(std::string_view role, Sight sight, const Field& field);

// Write the roles as text and read it back. This text is stored. Equal roles give equal texts, whatever their order.
// `decode_roles` throws Error::store for a text that this version cannot read.
std::string encode(const Roles& roles);
Roles decode_roles(std::string_view text);

}  // namespace parcours::definition

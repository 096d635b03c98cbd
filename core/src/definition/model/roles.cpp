#include "definition/model/roles.hpp"

#include <algorithm>

namespace parcours::definition {
namespace {

bool is_in(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const Role* role_named(const Roles& roles, std::string_view name) {
  const auto at = std::find_if(roles.begin(), roles.end(), [&](const Role& role) { return role.name == name; });
  return at == roles.end() ? nullptr : &*at;
}

Sight level_of(const Role& role, const SeenWorkflow& of) {
  auto entry = role.sees.find(std::string(of.workflow));
  if (entry == role.sees.end() && !of.sheet.empty()) entry = role.sees.find(std::string(of.sheet));
  return entry == role.sees.end() ? std::nullopt : entry->second;
}

Sight level_of(const Roles& roles, std::string_view name, const SeenWorkflow& of) {
  const auto* role = role_named(roles, name);
  return role ? level_of(*role, of) : std::nullopt;
}

bool names_workflow(const Role& role, const SeenWorkflow& of) { return role.sees.contains(std::string(of.workflow)); }

bool may_read(std::string_view role, Sight sight, const Field& field) {
  return sight && *sight >= 1 && *sight >= field.level && (field.seen_by.empty() || is_in(field.seen_by, role));
}

}  // namespace parcours::definition

#include "engine/rights.hpp"

#include <algorithm>
#include <set>

namespace parcours::engine {
std::vector<trust::Grant> grants_of(const store::Requester& requester) {
  std::vector<trust::Grant> grants;
  for (const auto& g : requester.grants) grants.push_back({g.role, g.territory, g.structure});
  return grants;
}

trust::Audience audience(const std::vector<execution::Eligible>& eligible, std::int64_t territory,
                         const NumberOf& structure) {
  trust::Audience a;
  a.territory = territory;
  for (const auto& e : eligible)
    e.role.empty() ? a.actors.push_back(e.actor)
                   : a.roles.push_back({e.role, e.structure.empty() ? 0 : structure(e.structure), e.actor});
  return a;
}

bool may_view(const definition::Workflow& workflow, const execution::Case& a_case, std::int64_t territory,
              std::string_view actor, const std::vector<trust::Grant>& grants) {
  if (grants.empty()) return false;
  return has_role_here(workflow, territory, grants) || a_case.opened_by == actor ||
         is_assigned(workflow, a_case, territory, actor, grants);
}

bool has_role_here(const definition::Workflow& workflow, std::int64_t territory,
                   const std::vector<trust::Grant>& grants) {
  const auto roles = workflow.roles();
  return std::any_of(grants.begin(), grants.end(), [&](const trust::Grant& g) {
    return std::find(roles.begin(), roles.end(), g.role) != roles.end() && trust::covers(g, territory, 0);
  });
}

std::vector<std::string> roles_of_work(const definition::Workflow& workflow) {
  std::set<std::string> roles;
  const auto add = [&](const std::vector<definition::ActorSelector>& all) {
    for (const auto& who : all) {
      const auto* field = who.kind == definition::ActorSelector::Kind::field ? workflow.field(who.name) : nullptr;
      if (who.kind == definition::ActorSelector::Kind::role) roles.insert(who.name);
      if (field && !field->role.empty()) roles.insert(field->role);
    }
  };
  for (const auto& step : workflow.steps) {
    add(step.by);
    if (step.offer) add(step.offer->to);
  }
  if (workflow.accepts) add(workflow.accepts->by);
  return {roles.begin(), roles.end()};
}

bool is_assigned(const definition::Workflow& workflow, const execution::Case& a_case, std::int64_t territory,
                 std::string_view actor, const std::vector<trust::Grant>& grants) {
  return std::any_of(workflow.fields.begin(), workflow.fields.end(), [&](const definition::Field& field) {
    if (field.type != Type::actor) return false;
    const auto stored = a_case.fields.find(field.name);
    if (stored == a_case.fields.end() || stored->second.value != Value(actor)) return false;
    return std::any_of(grants.begin(), grants.end(),
                       [&](const trust::Grant& g) { return g.role == field.role && trust::covers(g, territory, 0); });
  });
}

bool is_administrator(const Settings& settings, const Actor& by, const store::Requester& requester) {
  const auto& named = settings.administrators;
  if (!by.id.empty() && std::find(named.begin(), named.end(), by.id) != named.end()) return true;
  return std::any_of(requester.grants.begin(), requester.grants.end(), [](const store::GrantRow& g) {
    return g.role == kAdministrator && g.territory == 0 && g.structure == 0;
  });
}

std::vector<std::string> roles_of(const std::vector<trust::Grant>& grants, std::int64_t territory) {
  std::vector<std::string> roles;
  for (const auto& g : grants)
    if (trust::covers(g, territory, 0)) roles.push_back(g.role);
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  return roles;
}

}  // namespace parcours::engine

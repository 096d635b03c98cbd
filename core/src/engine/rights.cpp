#include "engine/rights.hpp"

#include <algorithm>
#include <set>

#include "engine/command/loaded_case.hpp"

namespace parcours::engine {
namespace {

bool has_role(const std::vector<trust::Grant>& grants, std::string_view role, std::int64_t territory) {
  return std::any_of(grants.begin(), grants.end(),
                     [&](const trust::Grant& g) { return g.role == role && trust::covers(g, territory, 0); });
}

// Whether a role that the workflow names is granted where the case is.
bool has_role_here(const LoadedCase& loaded, const ActorGrants& who) {
  const auto roles = loaded.deployed->workflow.roles();
  return std::any_of(roles.begin(), roles.end(),
                     [&](const auto& role) { return has_role(who.grants, role, loaded.row.territory); });
}

// Whether a field of the case names the actor, who has the role that the field asks.
bool is_assigned(const LoadedCase& loaded, const ActorGrants& who) {
  const auto& [row, deployed, state] = loaded;
  const auto names = [&](const definition::Field& field) {
    if (field.type != Type::actor) return false;
    const auto stored = state.fields.find(field.name);
    return stored != state.fields.end() && stored->second.value == Value(who.actor) &&
           has_role(who.grants, field.role, row.territory);
  };
  return std::any_of(deployed->workflow.fields.begin(), deployed->workflow.fields.end(), names);
}

}  // namespace

std::vector<trust::Grant> grants_of(const store::RequesterRow& requester) {
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

bool may_view(const LoadedCase& loaded, const ActorGrants& who) {
  if (who.grants.empty()) return false;
  return has_role_here(loaded, who) || loaded.state.opened_by == who.actor || is_assigned(loaded, who);
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

bool is_administrator(const Settings& settings, const Actor& by, const store::RequesterRow& requester) {
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

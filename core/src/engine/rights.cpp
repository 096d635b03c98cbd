#include "engine/rights.hpp"

#include <algorithm>
#include <set>

#include "engine/command/loaded_case.hpp"
#include "execution/place.hpp"

namespace parcours::engine {
namespace {

bool is_among(const std::vector<std::string>& sorted, const std::string& role) {
  return std::binary_search(sorted.begin(), sorted.end(), role);
}

void add_roles(std::set<std::string>& roles, const definition::Workflow& workflow,
               const std::vector<definition::ActorSelector>& all) {
  for (const auto& who : all) {
    const auto* field = who.kind == definition::ActorSelector::Kind::field ? workflow.field(who.name) : nullptr;
    if (who.kind == definition::ActorSelector::Kind::role) roles.insert(who.name);
    if (field && !field->role.empty()) roles.insert(field->role);
  }
}

// Whether a role that may open a case of the workflow is granted where the case is.
bool may_open(const LoadedCase& loaded, const ActorGrants& who) {
  const auto& workflow = loaded.deployed->workflow;
  std::set<std::string> openers;
  add_roles(openers, workflow, workflow.steps[static_cast<std::size_t>(workflow.entry())].by);
  const auto here = roles_of(who.grants, loaded.row.territory);
  return std::any_of(openers.begin(), openers.end(), [&](const auto& role) { return is_among(here, role); });
}

std::vector<std::int64_t> tasks_for(const LoadedCase& loaded, const ActorGrants& who, const NumberOf& structure) {
  std::vector<std::int64_t> tasks;
  for (const auto& token : loaded.state.tokens) {
    if (!token.waits_for_person) continue;
    const auto people = execution::eligible(loaded.deployed->workflow, loaded.state, token);
    if (trust::may(audience(people, loaded.row.territory, structure), who.actor, who.grants)) tasks.push_back(token.id);
  }
  return tasks;
}

// Whether the grant reaches the case by its structure: it has no limit, or a field names its structure in its role.
bool reaches_structure(const trust::Grant& grant, const store::ScopeRow& scope, const std::vector<Naming>& namings) {
  if (grant.structure == 0) return true;
  if (grant.structure == scope.structure && grant.role == scope.role) return true;
  return std::any_of(namings.begin(), namings.end(),
                     [&](const Naming& n) { return n.structure == grant.structure && n.role == grant.role; });
}

bool is_named(const trust::Grant& grant, const std::vector<Naming>& namings) {
  return std::any_of(namings.begin(), namings.end(),
                     [&](const Naming& n) { return n.structure == 0 && n.role == grant.role; });
}

}  // namespace

std::vector<SeenAs> seen_as(const definition::Roles& roles, const store::ScopeRow& scope, std::string_view sheet,
                            const std::vector<trust::Grant>& grants, const std::vector<Naming>& namings) {
  std::vector<SeenAs> as;
  for (const auto& grant : grants) {
    if (grant.territory != 0 && grant.territory != scope.territory) continue;
    if (!reaches_structure(grant, scope, namings) && !is_named(grant, namings)) continue;
    const auto level = definition::level_of(roles, grant.role, {sheet, scope.workflow});
    const bool known = std::any_of(as.begin(), as.end(), [&](const SeenAs& s) { return s.role == grant.role; });
    if (level.value_or(0) > 0 && !known) as.push_back({grant.role, *level});
  }
  return as;
}

store::Level Knowledge::highest() const {
  int level = all ? 3 : 1;
  for (const auto& seen : as) level = std::max(level, seen.level);
  return static_cast<store::Level>(level);
}

bool Knowledge::reads(const definition::Protection& protection) const {
  if (all) return protection.level <= 3;
  return std::any_of(as.begin(), as.end(), [&](const SeenAs& seen) {
    const auto& by = protection.seen_by;
    return seen.level >= protection.level && (!by || std::find(by->begin(), by->end(), seen.role) != by->end());
  });
}

bool Knowledge::reads(const definition::Field& field, int level) const {
  auto protection = definition::protection_of(field);
  protection.level = std::max(protection.level, level);
  return reads(protection);
}

std::vector<Naming> namings_of(const LoadedCase& loaded, std::string_view actor, const NumberOf& structure) {
  std::vector<Naming> namings;
  for (const auto& member : execution::members_of(loaded.deployed->workflow, loaded.state))
    if (member.actor == actor || !member.structure.empty())
      namings.push_back({member.role, member.structure.empty() ? 0 : structure(member.structure)});
  return namings;
}

Knowledge knowledge_of(const LoadedCase& loaded, const definition::Roles& roles, const ActorGrants& who,
                       const std::vector<Naming>& namings, const NumberOf& structure) {
  if (who.grants.empty()) return {};
  const auto& [row, deployed, state] = loaded;
  const store::ScopeRow scope{0, deployed->workflow.name, row.territory, row.structure, state.place.role};
  return {seen_as(roles, scope, deployed->workflow.sheet, who.grants, namings),
          state.opened_by == who.actor && may_open(loaded, who), tasks_for(loaded, who, structure), false};
}

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

std::vector<std::string> roles_of_work(const definition::Workflow& workflow) {
  std::set<std::string> roles;
  const auto entry = static_cast<std::size_t>(workflow.entry());
  for (std::size_t i = 0; i < workflow.steps.size(); ++i) {
    const auto& step = workflow.steps[i];
    if (i != entry) add_roles(roles, workflow, step.by);
    if (step.offer) add_roles(roles, workflow, step.offer->to);
  }
  if (workflow.accepts) add_roles(roles, workflow, workflow.accepts->by);
  if (roles.empty()) add_roles(roles, workflow, workflow.steps[entry].by);
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

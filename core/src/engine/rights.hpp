// Who may know of a case, what of it, and who may act on it. The grants in the database, the roles of the city and the
// state of the case decide, never the caller.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/protection.hpp"
#include "definition/model/roles.hpp"
#include "execution/decide.hpp"
#include "parcours/engine.hpp"
#include "store/store.hpp"
#include "trust/rights.hpp"

namespace parcours::engine {

struct LoadedCase;

// The role that may deploy, grant and migrate, when it is granted everywhere.
inline constexpr std::string_view kAdministrator = "admin_fonctionnel";

// Somebody who asks, and what is granted to them at this moment.
struct ActorGrants {
  std::string actor;
  std::vector<trust::Grant> grants{};
};

// The grants in force that the database returned for a requester.
std::vector<trust::Grant> grants_of(const store::RequesterRow& requester);

// The audience of a task in a case of that territory. `structure` returns the number of a structure's name.
using NumberOf = std::function<std::int64_t(const std::string&)>;
trust::Audience audience(const std::vector<execution::Eligible>& eligible, std::int64_t territory,
                         const NumberOf& structure);

// A role by which an actor knows of a case, and the highest level that it reads there, 1 to 3.
struct SeenAs {
  std::string role;
  int level;
};

// That a field of the case names the actor (`structure` 0), or a structure, in that role.
struct Naming {
  std::string role;
  std::int64_t structure = 0;
};

// The roles by which the grants reach a case of `scope`, whose workflow belongs to `sheet`. A grant for a territory
// reaches the cases there; a grant for a structure those that name it in the role. Each role once.
std::vector<SeenAs> seen_as(const definition::Roles& roles, const store::ScopeRow& scope, std::string_view sheet,
                            const std::vector<trust::Grant>& grants, const std::vector<Naming>& namings);

// What an actor may know of one case.
struct Knowledge {
  std::vector<SeenAs> as;           // not empty: they know of the case
  bool opened = false;              // they opened it, and have a role that may: they know what they gave
  std::vector<std::int64_t> tasks;  // the open tasks that wait for them
  bool all = false;                 // the reader tests workflows: every field up to C3

  // The highest level that they read.
  store::Level highest() const;
  bool of_case() const { return all || !as.empty(); }
  bool of_anything() const { return of_case() || opened || !tasks.empty(); }
  // Whether they read a value of that protection: one and the same role reaches its level and is among `seen_by`.
  bool reads(const definition::Protection& protection) const;
  // The same of a value of `level` in a field.
  bool reads(const definition::Field& field, int level) const;
};
Knowledge knowledge_of(const LoadedCase& loaded, const definition::Roles& roles, const ActorGrants& who,
                       const std::vector<Naming>& namings, const NumberOf& structure);
// The namings of the actor and of structures, from the fields of the case.
std::vector<Naming> namings_of(const LoadedCase& loaded, std::string_view actor, const NumberOf& structure);

// The roles that do the workflow's steps after the opening, accept its handovers or start what it offers. Sorted, each
// once. A role that may only open a case or send a message is not among them, unless no
// other role works.
std::vector<std::string> roles_of_work(const definition::Workflow& workflow);

// Whether an actor may deploy, grant and migrate: the settings name them, or kAdministrator is granted to them
// everywhere.
bool is_administrator(const Settings& settings, const Actor& by, const store::RequesterRow& requester);

// The roles that the grants give in a territory. Sorted, each once.
std::vector<std::string> roles_of(const std::vector<trust::Grant>& grants, std::int64_t territory);

}  // namespace parcours::engine

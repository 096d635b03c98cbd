// Who may know of a case and who may act on it. The grants in the database and the state of the case decide, never the
// caller.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

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

// Whether an actor may know of a case: when a role that the workflow names is granted to them where the case is, when
// they opened it, or when a field of the case names them. Never when nothing is granted to them.
bool may_view(const LoadedCase& loaded, const ActorGrants& who);
// The roles that do the workflow's steps, accept its handovers or start what it offers. Sorted, each once. A role that
// may only send a message is not among them.
std::vector<std::string> roles_of_work(const definition::Workflow& workflow);

// Whether an actor may deploy, grant and migrate: the settings name them, or kAdministrator is granted to them
// everywhere.
bool is_administrator(const Settings& settings, const Actor& by, const store::RequesterRow& requester);

// The roles that the grants give in a territory. Sorted, each once.
std::vector<std::string> roles_of(const std::vector<trust::Grant>& grants, std::int64_t territory);

}  // namespace parcours::engine

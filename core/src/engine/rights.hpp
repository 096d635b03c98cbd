// Who may know of a case and who may act on it: from grants in the database and the case's own state, never from the
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

// The role that may deploy and grant, where it holds everywhere.
inline constexpr std::string_view kAdministrator = "admin_fonctionnel";

// Somebody who asks, and what is granted to them at this moment.
struct ActorGrants {
  std::string actor;
  std::vector<trust::Grant> grants{};
};

std::vector<trust::Grant> grants_of(const store::RequesterRow& requester);

// Whom a task is offered to: those that may do it, where the case is.
using NumberOf = std::function<std::int64_t(const std::string&)>;
trust::Audience audience(const std::vector<execution::Eligible>& eligible, std::int64_t territory,
                         const NumberOf& structure);

// Default: no; always no to whom nothing is granted any more. Yes to whom a role named in the workflow is granted where
// the case is, to who opened it, and to the actors in its fields.
bool may_view(const LoadedCase& loaded, const ActorGrants& who);
// The roles that do the workflow's steps, accept its handovers or start what it offers; sorted. Who may only send it a
// message is not among them.
std::vector<std::string> roles_of_work(const definition::Workflow& workflow);

// Whether somebody may deploy, grant and migrate: named in the settings, or granted `admin_fonctionnel` everywhere.
bool is_administrator(const Settings& settings, const Actor& by, const store::RequesterRow& requester);

// The roles that the grants give in that territory.
std::vector<std::string> roles_of(const std::vector<trust::Grant>& grants, std::int64_t territory);

}  // namespace parcours::engine

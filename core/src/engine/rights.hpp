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

// The role that may deploy and grant, where it holds everywhere.
inline constexpr std::string_view kAdministrator = "admin_fonctionnel";

std::vector<trust::Grant> grants_of(const store::Requester& requester);

// Whom a task is offered to: those that may do it, where the case is.
using NumberOf = std::function<std::int64_t(const std::string&)>;
trust::Audience audience(const std::vector<execution::Eligible>& eligible, std::int64_t territory,
                         const NumberOf& structure);

// Default: no; always no to whom nothing is granted any more. Yes to whom a role named in the workflow is granted where
// the case is, to who opened it, and to the actors in its fields.
bool may_view(const definition::Workflow& workflow, const execution::Case& a_case, std::int64_t territory,
              std::string_view actor, const std::vector<trust::Grant>& grants);
// Whether a role that the workflow names is granted where the case is.
bool has_role_here(const definition::Workflow& workflow, std::int64_t territory,
                   const std::vector<trust::Grant>& grants);
// The roles that do the workflow's steps, accept its handovers or start what it offers; sorted. Who may only send it a
// message is not among them.
std::vector<std::string> roles_of_work(const definition::Workflow& workflow);
// Whether a field of the case names the actor, who holds the role that the field asks.
bool is_assigned(const definition::Workflow& workflow, const execution::Case& a_case, std::int64_t territory,
                 std::string_view actor, const std::vector<trust::Grant>& grants);

// Whether somebody may deploy, grant and migrate: named in the settings, or granted `admin_fonctionnel` everywhere.
bool is_administrator(const Settings& settings, const Actor& by, const store::Requester& requester);

// The roles that the grants give in that territory.
std::vector<std::string> roles_of(const std::vector<trust::Grant>& grants, std::int64_t territory);

}  // namespace parcours::engine

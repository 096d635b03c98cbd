// The refusal of a command, with those who may send it.
#pragma once
#include <string>
#include <vector>

#include "definition/model/roles.hpp"
#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "parcours/problem.hpp"

namespace parcours::engine {

// Where the people that selectors choose are looked for: a case, seen from a frame of it (0: top level).
struct RefusedIn {
  const definition::Workflow& workflow;
  const execution::Case& a_case;
  std::int64_t frame = 0;
};

// Problem `not-allowed`: the step is for these people. It names roles by their titles in `roles`, and the person of a
// field where everybody who knows of the case reads that field.
Problem not_allowed(const RefusedIn& in, const std::vector<definition::ActorSelector>& who,
                    const definition::Roles& roles);
// The same where some roles alone may. `names`: of these roles; none: "-".
Problem not_allowed(const std::vector<std::string>& names, const definition::Roles& roles);
// The same where one sender alone may.
Problem not_allowed(const Text& who);
// The same for a message that cases of these workflows alone send.
Problem not_allowed_to_people(const std::vector<Text>& workflows);

}  // namespace parcours::engine

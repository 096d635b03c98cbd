// The refusal of a command, with those who may send it.
#pragma once
#include <string>
#include <vector>

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

// Problem `not-allowed`: the step is for these people. It names roles, and the person of a field where everybody who
// knows of the case reads that field.
Problem not_allowed(const RefusedIn& in, const std::vector<definition::ActorSelector>& who);
// The same where roles alone may.
Problem not_allowed(const std::vector<std::string>& roles);

}  // namespace parcours::engine

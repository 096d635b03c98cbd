// What a case takes from outside: messages, handovers, reopening.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "definition/model/parts.hpp"

namespace parcours::definition {

// What may come from outside for a case that exists.
struct Message {
  std::string name;
  std::vector<std::string> roles, workflows;  // from whom
  bool token = false;                         // whoever holds the case's secret link
  std::vector<FormField> form;
  std::vector<Option> outcomes;
};

// Whose handovers it takes, and who must accept them within what time; nobody: they are taken at once.
struct Accepts {
  std::vector<std::string> from;
  std::vector<ActorSelector> by;
  std::optional<Delay> within;
};
// Who may reopen a case that has ended, how long and how often, and where it goes on.
struct Reopen {
  std::vector<ActorSelector> by;
  bool token = false;
  std::optional<Delay> within;
  std::optional<int> times;
  Index next = none;
};

}  // namespace parcours::definition

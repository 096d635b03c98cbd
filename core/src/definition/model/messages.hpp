// The input that a case takes from outside its own steps: messages, handovers, reopening.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "definition/model/parts.hpp"

namespace parcours::definition {

// A message to an open case.
struct Message {
  std::string name;
  std::vector<std::string> roles, workflows;  // that may send it
  bool token = false;                         // earlier versions stored it; nothing acts on it
  std::vector<FormField> form;
  std::vector<Option> outcomes;
  Text title{};
};

// The handovers that open a case of the workflow.
struct Accepts {
  std::vector<std::string> from;  // the workflows that may hand over
  std::vector<ActorSelector> by;  // who accepts a handover; empty: it is accepted at once
  std::optional<Delay> within;    // the time for an answer
};

// The reopening of a case that has ended.
struct Reopen {
  std::vector<ActorSelector> by;  // who may reopen it
  bool token = false;             // earlier versions stored it; nothing acts on it
  std::optional<Delay> within;    // after the end; empty: without limit
  std::optional<int> times;       // how often; empty: without limit
  Index next = none;              // the step at which the case goes on
};

}  // namespace parcours::definition

// Which names certainly have a value when the case is at a step.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Follows the ways of a workflow. Refers to the workflow and the calendar, which must outlive it.
class FilledNames {
 public:
  FilledNames(const Workflow& workflow, const Calendar& calendar) : w_(workflow), calendar_(calendar) {}

  // Returns whether every name that the expression reads has a value whenever the case is at the step. A form without
  // condition, an action with that output and a message with that form fill a field. A step that has ended has a
  // moment. What the register contains of the subject, and every list, count as filled.
  bool are_filled(const Program& expression, Index step);

 private:
  bool is_filled(const std::string& name, Index step);
  bool is_computed(const Field& field, Index step);
  bool may_be_emptied(const std::string& name) const;
  bool is_in_every_row(const std::string& name) const;

  const Workflow& w_;
  const Calendar& calendar_;
  std::map<std::string, std::vector<bool>> unfilled_at_;  // by name, the steps that the case may be at without a value
  std::map<std::pair<std::string, Index>, bool> computed_;  // whether a computed field has a value at a step
};

}  // namespace parcours::definition

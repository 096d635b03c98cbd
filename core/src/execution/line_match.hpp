// Which line of `meanwhile` of one version of a workflow goes on as which line of another version. Pure.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::execution {

// Names of one version and the names of the same things in another.
using NamePairs = std::vector<std::pair<std::string, std::string>>;

// A line's key under the new name of its step: "trier/1" of a step that is now called `classer` is "classer/1".
std::string renamed_line(const std::string& key, const NamePairs& steps);

// The two versions of a workflow, and the steps that have another name in the second.
struct WorkflowVersions {
  const definition::Workflow& before;
  const definition::Workflow& after;
  const NamePairs& renamed;
};

// A line, and the line of the other version as which it goes on. Refers to the workflows.
struct LinePair {
  const definition::Line* before = nullptr;
  const definition::Line* after = nullptr;
};
// Every line that goes on. Both lines are under the same step, block, branch or phase, or under the workflow, and under
// each in the order of the new text. They have the same name, else the same trigger and effect; their number does not
// matter. Lines with the same trigger and effect are paired in their order, first those that are equal in all else too.
std::vector<LinePair> match_lines(const WorkflowVersions& versions);

// Whether a line of the pair may be due at another time than the other: its date is written in another way, or a
// parameter or computed field that it reads may have another value.
bool may_change_date(const LinePair& lines, const WorkflowVersions& versions);

// The trigger and the effect of a line, as an operator reads it: "after 20 days: end sans_reponse".
std::string line_text(const definition::Workflow& workflow, const definition::Line& line);

}  // namespace parcours::execution

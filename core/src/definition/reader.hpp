// From the YAML that an administrator wrote to a workflow that may run, or to everything that is wrong with it.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"
#include "definition/surroundings.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// A workflow, if it may run; and everything to say about the text, warnings too.
struct ReadResult {
  std::optional<Workflow> workflow;  // empty when a problem is an error
  Problems problems;  // in the order of the text; `where` is `name:line:column`, both from 1, in code points
};

// Reads, resolves and checks one text. `name` is what problems call it. Never throws on any text; work is bounded.
ReadResult read(std::string_view text, std::string_view name, const Surroundings& surroundings);
// The same of a file; unreadable, too large (over 1 MiB), a folder: a problem.
ReadResult read_file(const std::filesystem::path& file, const Surroundings& surroundings);

// Every `workflow.yaml` below `folder`, in the order of their paths; `folder` may also be one workflow's own.
std::vector<std::filesystem::path> find_workflows(const std::filesystem::path& folder);

}  // namespace parcours::definition

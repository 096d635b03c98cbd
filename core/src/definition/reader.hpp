// Reads the YAML of an administrator into a workflow that may run, or reports everything that is wrong with it.
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

// The result of reading one text.
struct ReadResult {
  std::optional<Workflow> workflow;  // empty when a problem is an error
  // Errors and warnings, in the order of the text. `where` is `name:line:column`; both count from 1, in code points.
  Problems problems;
};

// Reads, resolves and checks one text. Problems call the text by `name`. No text makes it throw, and the work for a
// text is bounded. The result does not refer to the arguments. May be called from several threads.
ReadResult read(std::string_view text, std::string_view name, const Surroundings& surroundings);
// Reads a file. A file that cannot be read, a folder, and a file of more than 1 MiB are problems.
ReadResult read_file(const std::filesystem::path& file, const Surroundings& surroundings);

// Returns every `workflow.yaml` in `folder` and down to nine folders below it, in the order of the paths. A folder that
// may not be read is in the list too; read_file reports it as `file-unreadable`.
std::vector<std::filesystem::path> find_workflows(const std::filesystem::path& folder);

}  // namespace parcours::definition

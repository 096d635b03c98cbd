#include "definition/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/utf8.hpp"
#include "definition/check/check_workflow.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/file.hpp"
#include "definition/source/source.hpp"
#include "definition/source/yaml.hpp"

namespace parcours::definition {
namespace {

std::optional<Workflow> read_workflow(const Node& root, Draft& draft) {
  const HeadDraft head(root, draft);
  const TypedDraft typed(head);
  const NamedDraft named(typed);
  const LinkedDraft linked(named);
  const RoutedDraft routed(linked);
  const AssignedDraft assigned(routed);
  const SuppliedDraft supplied(assigned);
  const FormedDraft formed(supplied);
  check_forms(formed);
  const ResolvedDraft resolved(formed);
  return check_workflow(resolved);
}

// A folder that may not be read is found as it is: who reads it gets the problem.
void find_below(const std::filesystem::path& folder, int depth, std::vector<std::filesystem::path>& found) {
  std::error_code error, ignored;
  std::filesystem::directory_iterator at(folder, error);
  if (error == std::errc::permission_denied) found.push_back(folder);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    const bool is_workflow = at->path().filename() == "workflow.yaml";
    std::error_code unreadable;
    const bool is_file = at->is_regular_file(unreadable);
    if (is_workflow && (is_file || unreadable == std::errc::permission_denied)) found.push_back(at->path());
    if (depth < 9 && !at->is_symlink(ignored) && at->is_directory(ignored)) find_below(at->path(), depth + 1, found);
  }
}

}  // namespace

ReadResult read(std::string_view text, std::string_view name, const Surroundings& surroundings) {
  if (text.size() > yaml::max_bytes)
    return {std::nullopt, {diagnostics().problem("file-too-large", {}, std::string(name))}};
  const Source source{std::string(name), text};
  DiagnosticSink sink(source);
  const auto root = yaml::parse(source, sink);
  if (root && !root->is_map()) sink.report("no-workflow", root->span);
  if (!root || !root->is_map()) return {std::nullopt, sink.take()};
  Draft draft(surroundings, sink);
  ReadResult reading;
  reading.workflow = read_workflow(*root, draft);
  reading.problems = sink.take();
  return reading;
}

ReadResult read_file(const std::filesystem::path& file, const Surroundings& surroundings) {
  const auto text = file_text(file);
  if (!text) return {std::nullopt, text.problems()};
  return read(*text, file.string(), surroundings);
}

std::vector<std::filesystem::path> find_workflows(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  find_below(folder, 0, found);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace parcours::definition

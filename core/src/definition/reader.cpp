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
  std::error_code error;
  constexpr auto options = std::filesystem::directory_options::skip_permission_denied;
  for (auto at = std::filesystem::recursive_directory_iterator(folder, options, error);
       !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
    if (at.depth() > 8) at.disable_recursion_pending();
    std::error_code unreadable;
    if (at->path().filename() == "workflow.yaml" && at->is_regular_file(unreadable)) found.push_back(at->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace parcours::definition

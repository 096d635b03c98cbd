#include "definition/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/utf8.hpp"
#include "definition/model/dead_path.hpp"
#include "definition/read/check_guards.hpp"
#include "definition/read/draft.hpp"
#include "definition/read/texts.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/file.hpp"
#include "definition/source/source.hpp"
#include "definition/source/yaml.hpp"

namespace parcours::definition {
namespace {

void read_all(const Node& root, Draft& draft) {
  read_head(root, draft);
  read_parameters(root, draft);
  read_fields(root, draft);
  const auto before = draft.sink.errors();
  read_phases(root, draft);
  read_messages(root, draft);
  read_lines(draft);
  resolve_routes(draft);
  draft.routes_known = draft.sink.errors() == before;
  draft.environment = draft.workflow.environment();
  resolve_values(root, draft);
  resolve_people(draft);
  resolve_parts(draft);
  if (draft.routes_known) find_untaken(draft.workflow);
  resolve_data_transfers(draft);
  resolve_actions(draft);
  resolve_forms(draft);
  check_forms(draft);
  resolve_rows(draft);
  resolve_messages(root, draft);
  resolve_lines(draft);
  check_messages(root, draft);
  if (draft.routes_known) check_decisions(draft);
  check_merges(root, draft);
  if (draft.routes_known) check_conditions(draft);
  check_structure(draft);
  check_texts(root, draft);
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
  read_all(*root, draft);
  sink.report_missing_languages();
  ReadResult reading;
  if (sink.errors() == 0) reading.workflow = std::move(draft.workflow);
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

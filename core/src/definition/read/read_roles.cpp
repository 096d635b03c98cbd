// Reads `roles.yaml`: name: title, or { title, sees, persons, corrects }.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/read/roles.hpp"
#include "definition/reader.hpp"
#include "definition/source/file.hpp"

namespace parcours::definition {
namespace {

// The names that `sees` and `corrects` may use.
struct KnownNames {
  std::vector<std::string> sheets, workflows;
  bool complete = false;  // false: further names may exist, and none is refused
};

// Returns the word behind a key at the beginning of a line; empty for another line.
std::string word_behind(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return {};
  line.remove_prefix(key.size());
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  const auto begin = std::find_if(line.begin(), line.end(),
                                  [](char c) { return std::string_view(" \"'").find(c) == std::string_view::npos; });
  return {begin, std::find_if_not(begin, line.end(), is_part)};
}

// Adds the names of a workflow and of its sheet. The file is only looked through: it is read whole elsewhere, and an
// engine that plays many stories reads this file for each of them.
void add_names(const std::filesystem::path& file, KnownNames& known) {
  const auto text = file_text(file);
  std::string workflow, sheet;
  std::istringstream lines(text ? *text : std::string());
  for (std::string line; std::getline(lines, line) && (workflow.empty() || sheet.empty());) {
    if (workflow.empty()) workflow = word_behind(line, "workflow:");
    if (sheet.empty()) sheet = word_behind(line, "sheet:");
  }
  if (!workflow.empty()) known.workflows.push_back(workflow);
  if (!sheet.empty()) known.sheets.push_back(sheet);
  if (workflow.empty()) known.complete = false;
}

KnownNames known_names(const std::filesystem::path& folder, const Surroundings& surroundings) {
  KnownNames known;
  for (const auto& sheet : surroundings.sheets) known.sheets.push_back(sheet.name);
  const auto files = find_workflows(folder);
  known.complete = !files.empty();
  for (const auto& file : files) add_names(file, known);
  return known;
}

bool needs_names(const Pair& role) {
  return role.value.is_map() && (pair_in(role.value, "sees") || pair_in(role.value, "corrects"));
}

class RoleReader {
 public:
  RoleReader(KnownNames known, DiagnosticSink& sink) : known_(std::move(known)), sink_(sink) {}

  // A text alone is the title, and so is a map without a key of a role.
  Role read(const Pair& pair) const {
    Role role{pair.key.text, {}};
    const auto is_key = [](const Pair& each) {
      const auto& keys = key_sets::role.keys;
      return std::find(keys.begin(), keys.end(), each.key.text) != keys.end();
    };
    const auto& parts = pair.value.pairs;
    if (!pair.value.is_map() || parts.empty() || std::none_of(parts.begin(), parts.end(), is_key)) {
      role.title = read_text(pair, sink_);
      return role;
    }
    check_keys(pair.value, pair.key.span, key_sets::role, sink_);
    if (const auto* title = pair_in(pair.value, "title")) role.title = read_text(*title, sink_);
    if (const auto* sees = pair_in(pair.value, "sees")) read_sees(*sees, role);
    if (const auto* persons = pair_in(pair.value, "persons")) role.persons = read_level(*persons, {"C1", "C2", "C3"});
    if (const auto* sheets = pair_in(pair.value, "corrects")) read_corrects(*sheets, role);
    return role;
  }

 private:
  Sight read_level(const Pair& pair, const std::vector<std::string>& allowed) const {
    const auto word = read_one_of(pair, allowed, sink_);
    return word && *word != "none" ? Sight((*word)[1] - '0') : std::nullopt;
  }

  void read_sees(const Pair& sees, Role& role) const {
    if (!expect_map(sees, sink_)) return;
    auto names = known_.sheets;
    names.insert(names.end(), known_.workflows.begin(), known_.workflows.end());
    for (const auto& each : sees.value.pairs) {
      check_known(each.key, names, "unknown-seen");
      role.sees[each.key.text] = read_level(each, {"C0", "C1", "C2", "C3", "none"});
    }
  }

  // A workflow without a sheet corrects by its own name.
  void read_corrects(const Pair& sheets, Role& role) const {
    auto names = known_.sheets;
    names.insert(names.end(), known_.workflows.begin(), known_.workflows.end());
    for (const Node* node : one_or_list(sheets.value)) {
      const auto name = read_word(*node, "corrects", sink_);
      if (!name) continue;
      check_known(*node, names, "unknown-corrected");
      role.corrects.push_back(*name);
    }
  }

  void check_known(const Node& name, const std::vector<std::string>& names, std::string_view code) const {
    if (!known_.complete || std::find(names.begin(), names.end(), name.text) != names.end()) return;
    sink_.report(code, name.span, {{"name", name.text}}, sink_.full() ? "" : nearest(name.text, names));
  }

  KnownNames known_;
  DiagnosticSink& sink_;
};

}  // namespace

void read_roles(const Node& root, Surroundings& surroundings, DiagnosticSink& sink) {
  KnownNames known;
  if (std::any_of(root.pairs.begin(), root.pairs.end(), needs_names))
    known = known_names(std::filesystem::path(sink.source().name()).parent_path(), surroundings);
  const RoleReader reader(std::move(known), sink);
  Roles roles;
  for (const auto& pair : root.pairs)
    if (check_name(pair.key.text, pair.key.span, sink)) roles.push_back(reader.read(pair));
  surroundings.roles = std::move(roles);
}

}  // namespace parcours::definition

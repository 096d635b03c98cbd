// The sheets that are loaded, and how they get in: checked before anything of theirs runs, all of a plugin or nothing.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "parcours/sdk/action.hpp"

namespace parcours::plugin {

// One action of a loaded sheet.
struct Action {
  Contract contract;
  std::variant<sdk::Rule, sdk::Deed> run;
  bool is_deed() const { return run.index() == 1; }
};

// One loaded sheet: its declarations, copied out of the plugin. The library stays loaded as long as this lives.
struct LoadedSheet {
  std::string name, version;
  Text title;
  std::filesystem::path library;
  std::vector<Action> actions;
  std::vector<sdk::Migration> migrations;
  std::vector<sdk::Statement> statements;
  std::vector<sdk::Check> checks;
  std::vector<sdk::Role> roles;
  std::vector<sdk::Indicator> indicators;
  std::shared_ptr<const void> keep_loaded;
};

// Every loaded sheet. Filled before it is used; afterwards it may be read from several threads.
class Registry {
 public:
  // Loads one library, or every `*.so` of a folder (in the order of their names). Throws Error::plugin that names the file and
  // both sides of what does not agree; a library that fails leaves nothing behind.
  void load(const std::filesystem::path& file_or_folder);
  // A sheet that is linked in (tests, examples): the same checks.
  void add(LoadedSheet sheet);

  const std::vector<std::shared_ptr<const LoadedSheet>>& sheets() const { return sheets_; }
  const LoadedSheet* sheet(std::string_view name) const;
  const Action* action(std::string_view name) const;  // "p2.triage"
  const LoadedSheet* owner(std::string_view action) const;

 private:
  std::vector<std::shared_ptr<const LoadedSheet>> sheets_;
};

// Runs an action, whatever it does: its answer, checked against its contract. Throws Error::plugin when it threw, broke its
// contract, swallowed the error of a statement, or took longer than its limit. `rows` is needed by deeds alone.
sdk::Outcome run(const Action& action, const sdk::Call& call, sdk::Rows* rows);

}  // namespace parcours::plugin

// The sheets that are loaded, and how they get in: checked before anything of theirs runs, all of a plugin or nothing.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "parcours/sdk/abi.h"
#include "parcours/sdk/action.hpp"

namespace parcours::plugin {

// One action of a loaded sheet.
struct Action {
  Contract contract;
  std::variant<sdk::Rule, sdk::Deed> run;
  std::optional<std::string> supposed{};  // the outcome without running it; see Registry::suppose
  bool is_deed() const { return run.index() == 1 && !supposed; }
};

// One loaded sheet: its declarations, copied out of the plugin. The library stays loaded as long as this lives.
struct LoadedSheet {
  std::shared_ptr<const void> keep_loaded;  // first, so that it goes last
  std::string name, version;
  Text title;
  std::filesystem::path library;
  std::vector<Action> actions;
  std::vector<sdk::Migration> migrations;
  std::vector<sdk::Statement> statements;
  std::vector<sdk::Check> checks;
  std::vector<sdk::Role> roles;
  std::vector<sdk::Indicator> indicators;
};

// What a plugin declares, not yet checked. `keep_loaded` and `library` are left empty: right for one that is linked in.
// Throws Error::plugin with the text of what its registration function threw.
LoadedSheet describe(const parcours_plugin& plugin);

// Everything wrong with what a sheet declares, one text each ("action 'p2.triage' has no outcome"); empty when it is
// sound.
std::vector<std::string> declaration_errors(const LoadedSheet& sheet);

// Every loaded sheet. Filled before it is used; afterwards it may be read from several threads.
class Registry {
 public:
  // Loads one library, or every `*.so` of a folder (in the order of their names), all or none. Only a regular file that
  // root or the current user owns is loaded, and nobody else may write to it or its folder. Throws Error::plugin that
  // names each file refused and both sides of what does not agree; then nothing of what was to be loaded is left
  // behind.
  void load(const std::filesystem::path& file_or_folder);
  // A sheet that is linked in (tests, examples): the same checks. Throws Error::plugin, too.
  void add(LoadedSheet sheet);
  // In this registry, not in its copies: the action does not run any more, it ends with `outcome` and nothing else: no
  // output, no fact, no question. Its contract is unchanged. Throws Error::misuse when there is no such action.
  void suppose(std::string_view action, std::string outcome);

  // Null where nothing has that name; else alive as long as the registry (a copied shared_ptr: as long as it).
  const std::vector<std::shared_ptr<const LoadedSheet>>& sheets() const { return sheets_; }
  const LoadedSheet* sheet(std::string_view name) const;
  const Action* action(std::string_view name) const;  // "p2.triage"
  const LoadedSheet* owner(std::string_view action) const;

 private:
  std::pair<const LoadedSheet*, const Action*> find(std::string_view action) const;

  std::vector<std::shared_ptr<const LoadedSheet>> sheets_;
};

// A time that only goes forward, from some beginning; to measure with. Tests give their own.
using SteadyTime = std::function<std::chrono::nanoseconds()>;
std::chrono::nanoseconds steady_time();

// Runs an action, whatever it does: its answer, checked against its contract. Throws Error::plugin when it threw, broke
// its contract, swallowed the error of a statement, or took longer than its limit (asked at every statement and at the
// end, since nothing can stop native code); Error::store or Error::busy when a statement failed so and the action let
// it pass. What `rows` throws and is no Error passes as it came (a reason of the store's to run the whole command
// again). `rows` is needed by deeds alone. No text of what an action threw is told, unless it threw an Error.
sdk::Outcome run(const Action& action, const sdk::Call& call, sdk::Rows* rows, const SteadyTime& time = steady_time);

}  // namespace parcours::plugin

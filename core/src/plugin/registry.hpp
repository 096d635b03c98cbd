// The loaded sheets. A library is checked before any of its code runs, and all of a plugin is loaded or nothing.
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

// What an action ends with instead of running.
struct Supposed {
  std::string outcome;
  Record outputs;
};

// One action of a loaded sheet.
struct Action {
  Contract contract;
  std::variant<sdk::Rule, sdk::Deed> run;
  std::optional<Supposed> supposed{};  // what replaces a run; see Registry::suppose
  // Those of its sheet; null: it is of no registry, and what it counts is not compared with them.
  std::shared_ptr<const std::vector<std::string>> indicators{};
  bool is_deed() const { return run.index() == 1 && !supposed; }
};

// One loaded sheet: a copy of the declarations of its plugin. The library stays loaded as long as this object lives.
struct LoadedSheet {
  std::shared_ptr<const void> keep_loaded;  // first, so that it is destroyed last
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

// The declarations of a plugin, not yet checked. `keep_loaded` and `library` are empty, as for a sheet that is linked
// in. Throws Error::plugin when the registration function throws, with the text of its exception.
LoadedSheet describe(const parcours_plugin& plugin);

// The mistakes in the declarations of a sheet, one text each ("action 'p2.triage' has no outcome"). Empty when there is
// none.
std::vector<std::string> declaration_errors(const LoadedSheet& sheet);

// The loaded sheets. A copy shares them. It is filled by one thread; afterwards any number of threads may read it.
class Registry {
 public:
  // Loads one library, or every `*.so` of a folder in the order of their names; all of them, or none. Only a regular
  // file of root or of the current user is loaded, and nobody else may have the right to write to it or to its folder.
  // Throws Error::plugin with every file that is refused and the reason, and then the registry is unchanged.
  void load(const std::filesystem::path& file_or_folder);
  // Adds a sheet that is linked in, for tests and examples. Throws Error::plugin when its declarations have a mistake
  // or its name is taken.
  void add(LoadedSheet sheet);
  // Makes an action of this registry, not of its copies, end so instead of running: no fact, no question, and its
  // contract is neither changed nor checked. For stories. Throws Error::misuse when no sheet has the action.
  void suppose(std::string_view action, Supposed supposed);

  // Sheets and actions by name; null when there is none. They live as long as the registry or a copy of their
  // shared_ptr; suppose() ends the life of the sheet that it changes.
  const std::vector<std::shared_ptr<const LoadedSheet>>& sheets() const { return sheets_; }
  const LoadedSheet* sheet(std::string_view name) const;
  const Action* action(std::string_view name) const;        // "p2.triage"
  const LoadedSheet* owner(std::string_view action) const;  // the sheet of an action

 private:
  std::pair<const LoadedSheet*, const Action*> find(std::string_view action) const;

  std::vector<std::shared_ptr<const LoadedSheet>> sheets_;
};

// A time that only goes forward, to measure how long an action takes. Tests replace it.
using SteadyTime = std::function<std::chrono::nanoseconds()>;
// What this thread runs counts whole, what it waits counts as a tenth. So a busy machine fails no sound action, and an
// action that sleeps still reaches its limit. Two times of one thread may be compared.
std::chrono::nanoseconds charged_time();

// How a run failed, besides the text of its Error.
struct RunFailure {
  std::string statement;             // the statement of the sheet that failed; empty: none did
  std::chrono::microseconds used{};  // how long the action took, as charged_time() counts
  // The text of an exception that is no Error. It may contain a value: for the author of a sheet alone.
  std::string foreign;
};

// Runs an action and returns its answer, checked against its contract. `rows` is needed for a deed only.
// Throws Error::plugin when the action throws, breaks its contract, goes on after a statement failed, or takes longer
// than its limit. The limit is checked at every statement and at the end, because native code cannot be stopped. A
// statement that waits for the database counts as a tenth of the limit at most.
// Throws Error::store or Error::busy when a statement fails so and the action lets the error pass. An exception of
// `rows` that is no Error passes unchanged: the store uses one to run the whole command again.
// The text of an exception of the action is in the Error only when that exception is an Error; of another one, its
// type is. `failure`: null, or what is filled in before an exception leaves.
sdk::Outcome run(const Action& action, const sdk::Call& call, sdk::Rows* rows, const SteadyTime& time = charged_time,
                 RunFailure* failure = nullptr);

}  // namespace parcours::plugin

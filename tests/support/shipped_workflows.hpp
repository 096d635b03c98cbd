// An engine with the shipped workflows and sheets, and the commands of the people who work with them.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/problem_texts.hpp"
#include "support/trial.hpp"

namespace parcours::testing {

// The administrator is `root`. `folder` has a copy of the shipped workflows, which nobody has deployed yet: a test may
// change it first.
class ShippedWorkflows {
 public:
  explicit ShippedWorkflows(Kind kind) : database(make_fresh(kind)), engine(settings()) {
    std::filesystem::copy(std::filesystem::path(PARCOURS_SOURCE_DIR) / "workflows", folder.path(),
                          std::filesystem::copy_options::recursive);
  }
  Settings settings() const {
    Settings s;
    s.database = database->connection();
    s.plugins = {std::filesystem::path(PARCOURS_BINARY_DIR) / "plugins"};
    s.administrators = {"root"};
    s.key = folder.path() / "chain.key";
    s.clock = &clock;
    return s;
  }
  void deploy() { EXPECT_EQ(refusals_in(engine.deploy(folder.path(), {"root"})), ""); }
  void grant(const Grant& what) { EXPECT_EQ(refusals_in(engine.grant(what, {"root"})), "") << what.role; }

  std::string open(const std::string& workflow, const Record& with, const std::string& by) {
    const auto opened = engine.submit({Open{workflow, with}, {by}});
    if (!opened) ADD_FAILURE() << by << " opens " << workflow << ": " << text_of(opened.problems());
    return opened ? opened->reference : std::string();
  }
  // The task of that step, if `by` sees one.
  std::optional<TaskId> task_at(const std::string& reference, const std::string& step, const std::string& by) {
    const auto seen = engine.read({by}, reference);
    if (!seen) return std::nullopt;
    for (const auto& task : seen->tasks)
      if (task.step == step) return task.id;
    return std::nullopt;
  }
  // Completes the task of that step.
  void go(const std::string& reference, const std::string& step, const std::string& by, const std::string& outcome = {},
          const Record& with = {}, const std::vector<std::string>& confirmed = {}) {
    const auto task = task_at(reference, step, by);
    ASSERT_TRUE(task) << by << " sees no task of " << reference << " at " << step;
    const auto done = engine.submit({Complete{*task, with, outcome}, {by}, 0, {}, confirmed});
    ASSERT_TRUE(done) << step << " by " << by << ": " << text_of(done.problems());
  }

  std::unique_ptr<Fresh> database;
  TempFolder folder;
  FixedClock clock;
  Engine engine;
};

}  // namespace parcours::testing

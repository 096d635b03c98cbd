// What people read of the shipped workflows has a title: every outcome of a step, and every message.
#include <gtest/gtest.h>

#include <set>

#include "definition/model/titles.hpp"
#include "engine/workflow_loader.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;

// Of the routes of a step, and of the contract of its action.
std::set<std::string> outcomes_of(const definition::Step& step, const plugin::Registry& sheets) {
  std::set<std::string> all;
  for (const auto& route : step.next)
    if (!route.outcome.empty()) all.insert(route.outcome);
  const auto* action = step.binding ? sheets.action(step.binding->action) : nullptr;
  if (action) all.insert(action->contract.outcomes.begin(), action->contract.outcomes.end());
  return all;
}

TEST(ShippedWorkflows, HaveATitleForEachOutcomeAndMessage) {
  Settings settings;
  settings.plugins = {fs::path(PARCOURS_BINARY_DIR) / "plugins"};
  engine::WorkflowLoader loader(settings);
  for (const auto& file : engine::workflow_files(fs::path(PARCOURS_SOURCE_DIR) / "workflows")) {
    const auto reading = loader.read(file);
    ASSERT_TRUE(reading.workflow) << file;
    for (const auto& step : reading.workflow->steps)
      for (const auto& outcome : outcomes_of(step, loader.sheets()))
        EXPECT_NE(definition::title_of_outcome(*reading.workflow, outcome).in("fr"),
                  definition::title_or_name({}, outcome).in("fr"))
            << file << ", " << step.name << ", " << outcome;
    for (const auto& message : reading.workflow->messages) EXPECT_FALSE(message.title.empty()) << file << message.name;
  }
}

}  // namespace
}  // namespace parcours

// Finds the stories at a path, runs them and collects the report.
#include "base/boundary.hpp"
#include "parcours/stories.hpp"

#include <algorithm>

#include "engine/diagnostics.hpp"
#include "engine/workflow_loader.hpp"
#include "story/coverage.hpp"
#include "story/runner.hpp"
#include "story/story.hpp"

namespace parcours {
namespace {

namespace fs = std::filesystem;

// Collects the report of a run.
class StorySuite {
 public:
  explicit StorySuite(const Settings& settings) : settings_(settings), loader_(settings) {}

  // Runs every story of a workflow, or only that one.
  void run_all(const fs::path& workflow_file, const std::optional<fs::path>& only) {
    auto reading = loader_.read(workflow_file);
    engine::append(report_.problems, std::move(reading.problems));
    if (!reading.workflow) return;
    Coverage coverage = story::nothing_covered(*reading.workflow, workflow_file);
    for (const auto& file : only ? std::vector{*only} : story::find_stories(workflow_file))
      run_story(file, workflow_file, *reading.workflow, coverage);
    report_.coverage.push_back(std::move(coverage));
  }
  void report_nothing_at(const fs::path& path) {
    report_.problems.push_back(engine::diagnostics().problem("nothing-to-deploy", {{"folder", path.string()}}));
  }
  StoryReport done() && { return std::move(report_); }

 private:
  void run_story(const fs::path& file, const fs::path& workflow_file, const definition::Workflow& workflow,
                 Coverage& coverage) {
    const auto& roles = loader_.around(workflow_file).roles;
    auto reading = story::read_story_file(file, {workflow, loader_.calendar(), roles});
    const auto title = reading.title.empty() ? file.stem().string() : reading.title;
    StoryResult result{file.string(), workflow.name, title, std::move(reading.problems), {}};
    if (reading.story) {
      story::StoryRunner runner(*reading.story, workflow, settings_, loader_.sheets());
      result.problems = runner.prepare(workflow_file.parent_path());
      if (!blocks(result.problems)) result.failure = runner.run();
      if (runner.the_case()) story::cover(coverage, runner.the_case()->history);
    }
    report_.stories.push_back(std::move(result));
  }

  const Settings& settings_;
  engine::WorkflowLoader loader_;
  StoryReport report_;
};

// The workflow of a story: it is next to the folder `stories`. Empty when the path is no story.
std::optional<fs::path> workflow_of_story(const fs::path& path) {
  std::error_code ignored;
  const auto folder = fs::absolute(path, ignored).parent_path();
  if (folder.filename() != "stories" || fs::is_directory(path, ignored)) return std::nullopt;
  return path.parent_path() / ".." / "workflow.yaml";
}

}  // namespace

bool StoryReport::passed() const noexcept {
  return !blocks(problems) &&
         std::all_of(stories.begin(), stories.end(), [](const StoryResult& s) { return s.passed(); });
}

StoryReport run_stories(const fs::path& path, const Settings& settings) {
  return errors_only([&]() -> StoryReport {
    StorySuite suite(settings);
    if (const auto workflow = workflow_of_story(path)) {
      suite.run_all(workflow->lexically_normal(), path);
      return std::move(suite).done();
    }
    const auto files = engine::workflow_files(path);
    if (files.empty()) suite.report_nothing_at(path);
    for (const auto& file : files) suite.run_all(file, {});
    return std::move(suite).done();
  });
}

}  // namespace parcours

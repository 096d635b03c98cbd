// Stories: an administrator's tests of a workflow, run by the real engine against a clock that the story moves.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/problem.hpp"
#include "parcours/settings.hpp"
#include "parcours/text.hpp"

namespace parcours {

// The first line of a story that its workflow does not meet. The texts show values of the story, which are invented.
struct StoryFailure {
  std::string where;    // "file:line:column" of the line
  std::string excerpt;  // the line, and a mark under its place
  Text expected, found;
  Text position;                     // where the case waits then
  std::vector<std::string> history;  // a line for each command that was carried out, the oldest first
};

// The result of one story.
struct StoryResult {
  std::string file, workflow, title;
  Problems problems;  // of its text, or of the engine before the first line; with an error the story was not run
  std::optional<StoryFailure> failure;
  bool passed() const { return !failure && !blocks(problems); }
};

// A part of a workflow, and how often the stories went through it.
struct Covered {
  enum class Kind {
    step,
    route,  // `way` is the outcome
    guard,  // `way` is the number of the row of a `decide`, from 1
  };
  Kind kind = Kind::step;
  std::string step, way;
  int line = 0;  // of the step, in the file of the workflow
  std::size_t times = 0;
};

// The coverage of one workflow.
struct Coverage {
  std::string workflow, file;
  std::vector<Covered> parts;  // in the order of the workflow
};

// The results of a run.
struct StoryReport {
  std::vector<StoryResult> stories;  // in the order of their files
  std::vector<Coverage> coverage;    // of every workflow without errors, with stories or without
  Problems problems;                 // of the workflows; the stories of a workflow with errors are not run
  // True when every story has passed and no problem of a workflow blocks; also when there is no story.
  bool passed() const noexcept;
};

// Runs the stories of the workflows at `path`: a folder (every `workflow.yaml` below it, with the files of the folder
// `stories` next to it), one `workflow.yaml`, or one story.
// Each story runs alone, on a new database in memory, and its actors have the roles that it grants. Of `settings`, the
// database, the key, the administrators and the clock are not used.
// What is wrong in a file is a problem in the report. Throws Error::plugin when a sheet cannot be loaded, and
// Error::configuration for a zone or hours of duty that are none. Any number of threads may call it.
StoryReport run_stories(const std::filesystem::path& path, const Settings& settings);

// For people in a terminal: a line for each story, every failure in full, the parts that no story went through, and the
// totals. `language` is "fr" or "en".
std::string to_text(const StoryReport& report, std::string_view language);
// One JSON object: {"passed":..., "stories":[...], "coverage":[...], "problems":[...]}, with texts in `language`.
std::string to_json(const StoryReport& report, std::string_view language);
// JUnit XML, for continuous integration: a suite for each workflow, a test case for each story.
std::string to_junit(const StoryReport& report, std::string_view language);

}  // namespace parcours

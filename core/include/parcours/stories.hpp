// Stories: an administrator's tests of a workflow, played by the real engine against a clock that the story moves.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/engine.hpp"
#include "parcours/problem.hpp"
#include "parcours/text.hpp"

namespace parcours {

// Where a story and its workflow disagreed first. Its texts show values: those of the story, which are invented.
struct StoryFailure {
  std::string where;    // "file:line:column" of the line
  std::string excerpt;  // the line and a mark under it
  Text expected, found;
  Text position;                     // where the case position
  std::vector<std::string> history;  // a line for each command that was done, the oldest first
};

// One story, played or refused. It has passed when it has neither problems nor a failure.
struct StoryResult {
  std::string file, workflow, title;
  Problems problems;  // what is wrong with its text; it was not played then
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
  int line = 0;  // of the step, in the workflow's file
  std::size_t times = 0;
};
struct Coverage {
  std::string workflow, file;
  std::vector<Covered> parts;  // in the order of the workflow
};

struct StoryReport {
  std::vector<StoryResult> stories;  // in the order of their files
  std::vector<Coverage> coverage;    // of every workflow that could be read, told or not
  Problems problems;                 // of the workflows; one that cannot run has no story played
  bool passed() const;               // every story has, and no workflow is refused; true when there is none at all
};

// Plays the stories of every workflow at `path`: a folder (those beside each `workflow.yaml` below it, in `stories/`),
// a `workflow.yaml`, or one story. Each is played alone, on a database in memory, with its actors granted what it says.
// Of `settings`, `plugins` and `zone` are used. Throws Error::plugin, as an Engine does.
StoryReport run_stories(const std::filesystem::path& path, const Settings& settings);

// For people in a terminal: a line for each story, whole failures, what was never gone through, and a sum.
std::string to_text(const StoryReport& report, std::string_view language);
// {"passed":..., "stories":[...], "coverage":[...], "problems":[...]}, texts in `language`.
std::string to_json(const StoryReport& report, std::string_view language);
// The XML that continuous integration reads: a suite for each workflow, a case for each story.
std::string to_junit(const StoryReport& report, std::string_view language);

}  // namespace parcours

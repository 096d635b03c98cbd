// A story: what an administrator expects of a workflow. One story a file, read against its workflow.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "definition/model/roles.hpp"
#include "definition/model/workflow.hpp"
#include "parcours/problem.hpp"
#include "story/story_lines.hpp"

namespace parcours::story {

struct StoryLine {
  std::variant<StoryDeed, StoryMessage, StoryCorrection, StoryAnswer, StoryLifecycle, StoryLater, StoryTime, StoryWaits,
               StoryOffered, StoryHas, StorySees, StoryTold, StoryNotified, StoryCounted, StoryEnded>
      what;
  std::string where;    // "file:line:column"
  std::string excerpt;  // the line, and a mark under its place
  std::vector<StoryPlace> places{};
};

struct Story {
  std::string title;
  std::vector<StoryActor> actors;
  std::vector<StorySupposed> supposed;
  Instant opened_at;
  std::vector<StoryLine> lines;  // the first one opens the case
};

// The result of reading one text.
struct StoryReadResult {
  std::optional<Story> story;  // empty when a problem is an error
  std::string title;           // also when there are errors; empty when the text has none
  Problems problems;
};

// What a story may name: the parts of its workflow, and the roles of the city (empty: any role). It refers to its
// parts, which must outlive it.
struct StoryContext {
  const definition::Workflow& workflow;
  const Calendar& calendar;
  const std::optional<definition::Roles>& roles;
};

// Reads one text and reports every mistake at its place. `name` is the name of its file in problems. No text makes it
// throw.
StoryReadResult read_story(std::string_view text, std::string_view name, const StoryContext& context);
// Reads a file. Problem `story-unreadable`: it cannot be read, or is larger than 1 MiB.
StoryReadResult read_story_file(const std::filesystem::path& file, const StoryContext& context);

// The files `*.yaml` of the folder `stories` next to a workflow, sorted by name; none when there is no such folder.
// A folder that may not be read is in the list itself; read_story_file reports it.
std::vector<std::filesystem::path> find_stories(const std::filesystem::path& workflow_file);

}  // namespace parcours::story

// A story: what an administrator says that a workflow does, one a file; read against the workflow that it is about.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "definition/source.hpp"
#include "definition/workflow.hpp"
#include "parcours/problem.hpp"

namespace parcours::definition {

// Who acts in a story, and what they are granted.
struct StoryActor {
  struct Right {
    std::string role, structure;
  };
  std::string name;
  std::vector<Right> rights;
};

// Somebody does a step (or opens the case). Values are as written; the engine reads them as it reads a form.
struct StoryDeed {
  std::string step, by, outcome;  // outcome: chosen, or expected of a sheet's answer; may be empty
  Record with;
  std::vector<std::string> confirmed;  // codes of questions answered with yes
  std::vector<std::string> refused;    // codes; empty: it must be done
};
struct StoryLater {
  Delay delay;
};  // `after`: until that delay is over, as in a workflow
struct StoryTime {
  Instant at;
};  // `at`
struct StoryWaits {
  std::vector<std::string> steps;
  bool not_there = false;
};  // `waits_at`: exactly there; `not_at`: at none
struct StoryHas {
  std::vector<std::pair<std::string, Value>> fields;
};  // typed as the fields are; null: empty
struct StoryEnded {
  std::string as;
};

struct StoryLine {
  std::variant<StoryDeed, StoryLater, StoryTime, StoryWaits, StoryHas, StoryEnded> what;
  std::string where;    // "file:line:column"
  std::string excerpt;  // the line and a mark
};

struct Story {
  std::string title;
  std::vector<StoryActor> actors;
  std::vector<std::pair<std::string, std::string>> supposed;  // how an action ends whatever its sheet would say: action, outcome
  Instant opened_at;
  std::vector<StoryLine> lines;  // the first one opens the case
};

struct StoryReading {
  std::optional<Story> story;  // empty when a problem is an error
  std::string title;           // told all the same; empty when there is none
  Problems problems;
};

// What a story may name besides the workflow's own: the city's roles, where they are known, and its calendar.
struct StoryWorld {
  const Workflow& workflow;
  const Calendar& calendar;
  const std::optional<std::vector<Option>>& roles;
};

// Reads one text; every mistake at once, each at its place. Never throws on any text.
StoryReading read_story(std::string_view text, std::string_view name, const StoryWorld& world);
// The same of a file; unreadable or over 1 MiB: a problem.
StoryReading read_story_file(const std::filesystem::path& file, const StoryWorld& world);

// The files of `stories` beside a workflow, in the order of their names.
std::vector<std::filesystem::path> find_stories(const std::filesystem::path& workflow_file);

}  // namespace parcours::definition

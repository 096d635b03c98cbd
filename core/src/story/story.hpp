// A story: what an administrator says that a workflow does, one a file; read against the workflow that it is about.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "definition/model/workflow.hpp"
#include "definition/source/source.hpp"
#include "parcours/problem.hpp"

namespace parcours::story {

// Who acts in a story, and what they are granted.
struct StoryActor {
  struct Right {
    std::string role, structure;
  };
  std::string name;
  std::vector<Right> rights;
};

// Somebody does a step, starts an anytime step that is offered, or opens the case. Values are as written; the engine
// reads them as it reads a form.
struct StoryDeed {
  std::string step, by, outcome;  // outcome: chosen, or expected of a sheet's answer; may be empty
  std::string row;                // `for`: of which row of a list, by its key or its number
  Record with;
  std::vector<std::string> confirmed;  // codes of questions answered with yes
  std::vector<std::string> refused;    // codes; empty: it must be done
};
// `message`: what comes from an actor of the story, or from another workflow.
struct StoryMessage {
  std::string message, row, from, outcome;
  Record with;
  std::vector<std::string> refused;
};
// `answer`: how the case goes that the handover opened; of the one step that waits for it, or of `to`.
struct StoryAnswer {
  std::string outcome, step;
};
// `reopen`, `suspend`, `resume`: who does it.
struct StoryLifecycle {
  enum class What { reopen, suspend, resume };
  What what = What::reopen;
  std::string by;
  std::vector<std::string> refused;
};
struct StoryLater {
  Delay delay;
};  // `after`: until that delay is over, as in a workflow
struct StoryTime {
  Instant at;
};  // `at`
struct StoryWaits {
  std::vector<std::string> steps;
  bool negated = false;
  std::string row;  // `for`: in the branch of that row
};  // `waits_at`: there; `not_at`: at none
struct StoryOffered {
  std::vector<std::string> steps;
  std::string by;  // to whom; empty: to anybody
};  // `offered`: these anytime steps and no others
struct StoryHas {
  std::vector<std::pair<std::string, Value>> fields;
  std::string row;  // `for`: of that row, by the names of the list's fields
};  // typed as the fields are; null: empty
struct StorySees {
  std::vector<std::string> fields;
  std::string by;
};  // `sees`: of the fields that are filled, who reads the case gets these and no others
struct StoryNotified {
  bool reminded = false;
  std::string what, to;  // sent: a message or one of `texts`; to: a role, an actor, a case; may be empty
};  // `reminded`, `sent`: since the clock was moved last
struct StoryEnded {
  std::string as;
};

struct StoryLine {
  std::variant<StoryDeed, StoryMessage, StoryAnswer, StoryLifecycle, StoryLater, StoryTime, StoryWaits, StoryOffered,
               StoryHas, StorySees, StoryNotified, StoryEnded>
      what;
  std::string where;    // "file:line:column"
  std::string excerpt;  // the line and a mark
};

struct Story {
  std::string title;
  std::vector<StoryActor> actors;
  // Actions that do not run, each with the outcome with which it ends instead.
  std::vector<std::pair<std::string, std::string>> supposed;
  Instant opened_at;
  std::vector<StoryLine> lines;  // the first one opens the case
};

struct StoryReadResult {
  std::optional<Story> story;  // empty when a problem is an error
  std::string title;           // told all the same; empty when there is none
  Problems problems;
};

// What a story may name besides the workflow's own: the city's roles, where they are known, and its calendar.
struct StoryContext {
  const definition::Workflow& workflow;
  const Calendar& calendar;
  const std::optional<std::vector<definition::Option>>& roles;
};

// Reads one text; every mistake at once, each at its place. Never throws on any text.
StoryReadResult read_story(std::string_view text, std::string_view name, const StoryContext& world);
// The same of a file; unreadable or over 1 MiB: a problem.
StoryReadResult read_story_file(const std::filesystem::path& file, const StoryContext& world);

// The files of `stories` beside a workflow, in the order of their names.
std::vector<std::filesystem::path> find_stories(const std::filesystem::path& workflow_file);

}  // namespace parcours::story

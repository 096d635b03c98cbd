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
#include "definition/source/source.hpp"
#include "parcours/problem.hpp"
#include "story/actor.hpp"
#include "story/correction.hpp"
#include "story/counted.hpp"

namespace parcours::story {

// `do`, and the opening: completes a task, starts an anytime step, or opens the case. Values are those of the text; the
// engine reads them as it reads a form.
struct StoryDeed {
  std::string step, by;
  std::string outcome;  // chosen by a person, or expected of an action; may be empty
  std::string row;      // `for`: the row of a list, by its key or its number
  Record with;
  std::vector<std::string> confirmed;  // codes of questions that are answered with yes
  std::vector<std::string> refused;    // codes of the expected refusal; empty: it must be done
};

// `message`: from an actor of the story, or from another workflow.
struct StoryMessage {
  std::string message, row, from, outcome;
  Record with;
  std::vector<std::string> refused;
};

// `answer`: the outcome of the case that a handover opened. Of several that wait, `step` and `row` name one.
struct StoryAnswer {
  std::string outcome, step, row;
};

// `suppose`: an action that does not run, and the outcome and outputs with which it ends instead.
struct StorySupposed {
  std::string action, outcome;
  Record outputs;
};

// `reopen`, `suspend`, `resume`.
struct StoryLifecycle {
  enum class What { reopen, suspend, resume };
  What what = What::reopen;
  std::string by;
  std::vector<std::string> refused;
};

// `after`: the clock moves on by a delay, counted as in a workflow.
struct StoryLater {
  Delay delay;
};

// `at`: the clock moves on to an instant.
struct StoryTime {
  Instant at;
};

// `waits_at`: the case waits at each of the steps; `not_at`: at none of them. `row`: in the branch of that row.
struct StoryWaits {
  std::vector<std::string> steps;
  bool negated = false;
  std::string row;
};

// `offered`: exactly these anytime steps are offered; to one actor, or to anybody when `by` is empty.
struct StoryOffered {
  std::vector<std::string> steps;
  std::string by;
};

// `has`: the fields have these values; null: the field is empty. `row`: the fields are those of a row of a list.
struct StoryHas {
  std::vector<std::pair<std::string, Value>> fields;
  std::string row;
};

// `sees`: of the fields that are filled, the actor sees exactly these.
struct StorySees {
  std::vector<std::string> fields;
  std::string by;
};

// The actor opened the case, and sees this text of it, in one of its languages.
struct StoryTold {
  std::string text, by;
};

// `reminded`, `sent`: something has left the case since the clock was last moved. `what`: a message or one of `texts`.
// `to`: a role, an actor or a workflow; empty: anybody.
struct StoryNotified {
  bool reminded = false;
  std::string what, to;
};

// `ended_as`: the case has ended so.
struct StoryEnded {
  std::string as;
};

// Where a line gives a value to a field.
struct StoryPlace {
  std::string field, where, excerpt;  // as those of the line
};

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
std::vector<std::filesystem::path> find_stories(const std::filesystem::path& workflow_file);

}  // namespace parcours::story

// The lines of a story: what each asserts, or does.
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

}  // namespace parcours::story

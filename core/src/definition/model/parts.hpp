// The parts of workflows: people, forms, routes, lines of `meanwhile`, and the details of steps.
//
// All are values without behaviour. The reader makes them, and a workflow never changes afterwards.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "definition/model/count.hpp"

namespace parcours::definition {

using Index = int;  // into a vector of Workflow
inline constexpr Index none = -1;

// One way to name people. A list of selectors means any of them.
struct ActorSelector {
  enum class Kind {  // stored as a number: do not change the order
    role,            // every actor with the role `name`
    field,           // the actor in the field `name`; of a row of a list, "besoin.destinataire"
    opener,          // the actor who opened the case
    performer        // the actor who last ended the step `name`
  };
  Kind kind = Kind::role;
  std::string name;
};

// One line of a form.
struct FormField {
  std::string field;  // "naissance"; inside an `each`, of its row: "besoin.motif"
  bool optional = false;
  bool shown = false;  // `show`: it is visible and not asked
  bool fresh = false;  // it is asked anew: the stored value is no answer, and is emptied when none is given
  std::optional<Program> when;
  std::optional<Program> rows;  // of a list: it asks `form` of the rows for which this is true; empty: it adds rows
  std::vector<FormField> form;  // of a list: the fields of a row
};

// The target of a route: a step of the same block, or the end of the block.
struct Target {
  Index step = none;
  std::string end;    // the name under which the block ends, when there is no step
  bool stay = false;  // of an anytime step: the case does not move
};
// A target and the outcome that leads there. A step with a single target has the outcome "done". The outcome of a line
// is empty when it awaits none.
struct Route {
  std::string outcome;
  Target to;
};
// The start of an anytime step by another step. An empty outcome means every outcome.
struct AnytimeStart {
  std::string outcome;
  Index step = none;
};

// A row of a `decide`. The guard combines `is` and `when`. A row without guard is `otherwise`.
struct Row {
  std::optional<Program> guard;
  Target to;
};
// A way out of a `split`. It is taken when `when` is absent or true.
//
// A merge does not wait for a way that is not taken: the engine acts as if a token came to `merge` from the step
// `last`. `merge` is the first merge that every path of the way comes to, from one step. Without such a merge both are
// `none`.
struct Way {
  std::optional<Program> when;
  Index step = none, merge = none, last = none;
};

// A due date: a delay from the entry of the step, or an expression. The expression gives a date, an instant or a
// duration.
using Due = std::variant<Delay, Program>;

// A value that is given to another case, to people or to an action, under a name.
struct DataAssignment {
  std::string name;
  Program value;
};

// A line of `meanwhile`: one trigger and at least one effect. It is active as long as the step, block, phase or case
// that it is written under.
struct Line {
  enum class Trigger { after, at, every, message, when };  // stored as a number: do not change the order
  std::string key;   // unique in the workflow: the part that it is written under and its number there, "trier/1"
  std::string name;  // unique among the lines of the workflow; empty: it has none
  Trigger trigger = Trigger::after;
  std::optional<Due> delay;      // after: the time from the entry
  std::optional<Program> at;     // at: an instant, or the beginning of a date
  std::optional<Delay> every;    // repeats; with `after` or `at`, from the first time on
  std::string message;           // message: its name
  std::optional<Program> when;   // with another trigger, a condition at that moment; alone, the trigger itself
  std::optional<Program> pause;  // the delay does not run while this is true
  Roll roll = Roll::next;
  // Effects.
  std::vector<ActorSelector> remind;
  std::string text;              // remind: the name of one of `texts`; empty: the host's own words
  Index also = none;             // an anytime step that starts
  std::vector<Index> also_more;  // further ones
  std::vector<Route> next;       // by outcome of the message; without outcomes, one route with an empty outcome
  std::vector<Count> counts{};   // when it acts
  int line = 0;                  // its line in the file
};

// Returns the anytime steps that a line starts.
std::vector<Index> starts_of(const Line& line);

// The part of an action's contract that its step uses. It is kept here so that no decision needs the sheet.
struct ActionBinding {
  std::string action;  // its full name, "p2.triage"
  Record literals;     // `with`
  std::vector<std::string> settings, inputs, optional_inputs, outputs, reads;
  bool chosen = false;  // the person chooses the outcome
};

// A `send`: a message to other cases, or one of `texts` to people.
struct Send {
  std::string message, text;       // one of them is empty
  std::vector<ActorSelector> to;   // of a text
  std::vector<std::string> cases;  // of a message: the fields that name the cases
  std::optional<Program> row{};    // of a message: `for`, the key of the row at the receiver
  std::string outcome{};           // of a message: the outcome that it has; empty: it has none
};

// A `handover`: it opens a case of another workflow.
struct Handover {
  // What the step waits for, and with that its outcomes.
  enum class Await {  // stored as a number: do not change the order
    nothing,          // sent
    answer,           // accepted, refused, expired
    end               // the end of the other case, refused, expired
  };
  std::string workflow;
  Text frame;                    // the legal frame, required when the case is about a person
  std::vector<FormField> asked;  // fields of the receiver; the answers are not kept in this case
  Await await = Await::answer;
  std::optional<Delay> within;  // the time for an answer
};

}  // namespace parcours::definition

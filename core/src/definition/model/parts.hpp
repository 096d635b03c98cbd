// What workflows are made of: fields, who, forms, ways on, and what may happen meanwhile.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "definition/model/field.hpp"

namespace parcours::definition {

using Index = int;  // into the vectors of Workflow
inline constexpr Index none = -1;

// Who may do something: any of these.
struct ActorSelector {
  enum class Kind {
    role,
    field,
    opener,
    performer
  };  // field: of the case, or "besoin.destinataire" of a row; performer: who last ended the step `name`
  Kind kind = Kind::role;
  std::string name;
};

// One line of a form.
struct FormField {
  std::string field;  // "naissance"; inside `each`, of its row: "besoin.motif"
  bool optional = false;
  bool shown = false;  // `show`: seen, not asked
  std::optional<Program> when;
  std::vector<FormField> form;  // list: which fields of a new row
};

// Where a step leads: a step of the same block, or the end of the block under a name. In an anytime step also `stay`:
// nothing moves.
struct Target {
  Index step = none;
  std::string end;
  bool stay = false;
};
// Of a task with one target the outcome is "done". Of a line that awaits no outcome it is empty.
struct Route {
  std::string outcome;
  Target to;
};
// What starts beside: an anytime step, after that outcome; after any when it is empty.
struct AnytimeStart {
  std::string outcome;
  Index step = none;
};

// A row of a `decide`: `is` and `when` become one guard; a row without guard is `otherwise`.
struct Row {
  std::optional<Program> guard;
  Target to;
};
// A way out of a `split`, taken unless `when` is not true. When it is not, the first merge that all of it would come
// to, from one step, does not wait for it: it is as if a token came there from `last`. Without such a merge both are
// `none`.
struct Way {
  std::optional<Program> when;
  Index step = none, merge = none, last = none;
};

// A date by which: a delay from when the step was entered, or an expression of a date, an instant or a duration.
using Due = std::variant<Delay, Program>;

// A datum given to another case, a person or an action: a name and what it is.
struct DataAssignment {
  std::string name;
  Program value;
};

// A line of `meanwhile`. It lives as long as what it is written under. Exactly one trigger; at least one effect.
struct Line {
  enum class Trigger { after, at, every, message, when };
  std::string key;  // unique in the workflow: what it is written under, and its number there: "trier/1"
  Trigger trigger = Trigger::after;
  std::optional<Due> delay;      // after: how long from the entry
  std::optional<Program> at;     // at: a date (its beginning) or an instant
  std::optional<Delay> every;    // again and again; alone, or from the first time by `after` or `at`
  std::string message;           // message: its name
  std::optional<Program> when;   // beside a trigger: asked at that moment; alone: as soon as it becomes true
  std::optional<Program> pause;  // the delay does not run while true
  Roll roll = Roll::next;
  std::vector<ActorSelector> remind;
  std::string text;         // remind: which of `texts`; empty: the host's own words
  Index also = none;        // an anytime step
  std::vector<Route> next;  // by outcome of the message; else one with an empty outcome
  int line = 0;             // in the file
};

// What a step uses of its action's contract; kept here so that a case can be decided without asking the sheet.
struct ActionBinding {
  std::string action;  // "p2.triage"
  Record literals;     // `with`
  std::vector<std::string> settings, inputs, optional_inputs, outputs, reads;
  bool chosen = false;  // the person chooses the outcome
};

// `send`: a message to other cases, or one of `texts` to people.
struct Send {
  std::string message, text;       // one of them
  std::vector<ActorSelector> to;   // text: people
  std::vector<std::string> cases;  // message: the fields that name the cases
};

// `handover`: opens a case of another workflow.
struct Handover {
  enum class Await {
    nothing,
    answer,
    end
  };  // outcome: sent | accepted, refused, expired | how the other ends, refused, expired
  std::string workflow;
  Text frame;                    // the legal frame; required about a person
  std::vector<FormField> asked;  // fields of the receiver, asked on the spot and never kept here
  Await await = Await::answer;
  std::optional<Delay> within;
};

}  // namespace parcours::definition

// A workflow that may run: checked, resolved and immutable. It contains everything that a decision needs, and nothing
// about files.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/messages.hpp"
#include "definition/model/parts.hpp"
#include "parcours/contract.hpp"
#include "parcours/problem.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours::definition {

// What the cases are about.
enum class Subject { none, person, group, place, project };

// The offer of an anytime step: who may start it, and when.
struct Offer {
  bool offered = false;  // false: only `also` starts it
  std::vector<ActorSelector> to;
  std::optional<Program> when;  // it can be started while this is true
  bool dropped_at_end = false;  // `at_end: drop`: the end of the block does not wait for it
};

// The number of branches that must end; the others are cancelled. A larger number than there are branches means all.
struct CompletionCondition {
  int count = 1;
  std::optional<Program> expression;  // instead of `count`: a number, or whether it is enough
};

// A step. A comment that begins with kinds is about steps of these. `kind` is stored as a number: keep the order.
struct Step {
  enum class Kind { task, action, decide, block, wait, send, handover, parallel, each, split, merge };
  std::string name;
  Kind kind = Kind::task;
  Text title;
  Index block = 0;                  // the block that contains it
  Index phase = none;               // its phase; inside a block, the phase of the block
  std::vector<ActorSelector> by;    // action, handover: empty when it is automatic; task: empty only when it is offered
  std::vector<std::string> not_by;  // steps: the actors who ended them may not do this one
  std::vector<FormField> form;
  std::optional<Due> due;
  std::vector<Route> next;  // by outcome; decide, wait, split: empty
  std::vector<AnytimeStart> also;
  std::vector<Line> lines;  // `meanwhile`
  std::vector<Check> checks;
  std::optional<Offer> offer;            // of an anytime step of its block, of its phase, or of the workflow
  std::vector<Row> rows;                 // decide
  std::vector<Way> ways;                 // split
  std::optional<ActionBinding> binding;  // action
  std::optional<Send> send;
  std::optional<Handover> handover;
  std::vector<DataAssignment> carry;         // action, send, handover
  Record with;                               // send, handover: constants
  Index body = none;                         // block, each: its block
  std::vector<Index> branches;               // parallel: its blocks
  std::string list;                          // each: the field
  std::optional<Program> chosen;             // each: `when`, the rows taken on entry; empty: rows without an outcome
  std::optional<CompletionCondition> until;  // parallel, each; empty: all branches
  std::vector<Count> counts{};
  int line = 0;  // its line in the file

  // Returns whether a token at the step waits for a command of a person. The performers of an anytime step without `by`
  // are the actors of its offer.
  bool asks_person() const;
  // Returns where an outcome leads; null when the step has no such outcome.
  const Target* route(std::string_view outcome) const;
};

// A block of steps. Block 0 is the workflow itself, with all its phases. Every other block is the body of a `block` or
// an `each`, or a branch of a `parallel`.
struct Block {
  std::string name;
  Text title;
  Index owner = none, entry = none;   // the step that contains the block; the first step of the block
  std::vector<Index> steps, anytime;  // of block 0, `anytime` contains the anytime steps of no phase
  std::vector<Line> lines;
  std::optional<Program> when;  // of a branch: it is taken when this is absent or true
  std::vector<Count> counts{};  // of block 0, those of the workflow
};

// A phase of the main path.
struct Phase {
  std::string name;
  Text title{};
  std::vector<Index> steps{}, anytime{};
  std::vector<Line> lines{};
  std::vector<Count> counts{};
};

// A workflow. Indices of its parts point into its vectors.
struct Workflow {
  std::string name;
  Text title;
  std::string sheet;  // empty: it uses no action
  Subject subject = Subject::none;
  Text purpose, basis;
  std::optional<Delay> keep_active, keep_archive;
  std::string keep_from;  // the start of `keep_active`: "last_event" or "end"
  std::optional<int> keep_until_age;
  std::map<std::string, Text> outcomes, texts;
  std::map<std::string, Text> told;  // by phase or outcome: what the actor who opened the case sees of it
  std::vector<Parameter> parameters;
  std::vector<Field> fields;
  std::vector<Block> blocks;
  std::vector<Phase> phases;
  std::vector<Step> steps;
  std::vector<Message> messages;
  std::optional<Accepts> accepts;
  std::optional<Reopen> reopen;

  // Return the part of that name; null when there is none.
  const Step* step(std::string_view name) const;
  const Field* field(std::string_view name) const;    // "besoin.motif" is a field of the list whose item is `besoin`
  const Field* list_of(std::string_view item) const;  // the list whose item has that name
  const Message* message(std::string_view name) const;
  Index entry() const { return blocks.front().entry; }
  // Returns the roles that some `by` names.
  std::vector<std::string> roles() const;
  // Returns everything that expressions may read: fields, parameters, actor, now, today, case, steps, outcome.
  expression::Environment environment() const;
};

// Returns the steps that lead to a step, each once. A `merge` waits for all of them.
std::vector<std::string> ways_into(const Workflow& workflow, const Step& step);

// Write a workflow as text and read it back, without YAML. This text is stored, and every engine runs it. Equal
// workflows give equal texts. `decode` throws Error::store for a text that this version cannot run.
std::string encode(const Workflow& workflow);
Workflow decode(std::string_view text);

// Converts a value from outside (a form, a story, a `default`) to the type of its field. Texts are read by type; a
// value of the right type stays. Null and the empty text give null, the empty field. Problems name the field and never
// contain the value.
Checked<Value> coerce(const Field& field, const Value& given, const Calendar& calendar);

}  // namespace parcours::definition

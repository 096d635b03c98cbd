// A workflow as it runs: checked, resolved, immutable. Everything that `decide` needs and nothing about files.
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

enum class Subject { none, person, group, place, project };

// Of an anytime step: who may start it, and while what holds.
struct Offer {
  bool offered = false;  // false: only `also` starts it
  std::vector<ActorSelector> to;
  std::optional<Program> when;
  bool dropped_at_end = false;  // `at_end: drop`: does not keep a closing block open
};

// How many branches must end; the others are cancelled. A number above how many there are is all of them.
struct CompletionCondition {
  int count = 1;
  std::optional<Program> expression;
};

struct Step {
  enum class Kind { task, action, decide, block, wait, send, handover, parallel, each, split, merge };
  std::string name;
  Kind kind = Kind::task;
  Text title;
  Index block = 0;                // the block that it stands in
  Index phase = none;             // at top level, the phase; inside a block, the phase of the block
  std::vector<ActorSelector> by;  // task: always, unless it is offered; action, handover: empty when it runs by itself
  std::vector<std::string> not_by;
  std::vector<FormField> form;
  std::optional<Due> due;
  std::vector<Route> next;  // by outcome; of a decide, a wait and a split, empty
  std::vector<AnytimeStart> also;
  std::vector<Line> lines;  // `meanwhile`
  std::vector<Check> checks;
  std::optional<Offer>
      offer;              // an anytime step of its block, or of its phase at top level; `phase` none: of the workflow
  std::vector<Row> rows;  // decide
  std::vector<Way> ways;  // split
  std::optional<ActionBinding> binding;  // action
  std::optional<Send> send;
  std::optional<Handover> handover;
  std::vector<DataAssignment> carry;         // action, send, handover
  Record with;                               // send, handover: what is given besides
  Index body = none;                         // block, each: its block
  std::vector<Index> branches;               // parallel: its blocks
  std::string list;                          // each: the field
  std::optional<Program> chosen;             // each: `when`, the rows taken on entry; empty: those without an outcome
  std::optional<CompletionCondition> until;  // parallel, each: empty: all
  int line = 0;                              // in the file, for coverage and diagrams

  // Whether a token there waits for somebody's command. An anytime step without `by` is done by whoever it is offered
  // to.
  bool asks_person() const;
  const Target* route(std::string_view outcome) const;
};

// Block 0 is the workflow itself, all its phases together; another is the body of a `block` or `each`, or a branch of a
// `parallel`.
struct Block {
  std::string name;
  Text title;
  Index owner = none, entry = none;   // the step that holds it; its first step
  std::vector<Index> steps, anytime;  // block 0: `anytime` of the workflow itself
  std::vector<Line> lines;
  std::optional<Program> when;  // branch: whether it is taken
};
struct Phase {
  std::string name;
  Text title{};
  std::vector<Index> steps{}, anytime{};
  std::vector<Line> lines{};
};

struct Workflow {
  std::string name;
  Text title;
  std::string sheet;  // empty: it uses no action
  Subject subject = Subject::none;
  Text purpose, basis;
  std::optional<Delay> keep_active, keep_archive;
  std::string keep_from;  // `keep_active` runs from here: "last_event" or "end"
  std::optional<int> keep_until_age;
  std::map<std::string, Text> outcomes, texts;
  std::vector<Parameter> parameters;
  std::vector<Field> fields;
  std::vector<Block> blocks;
  std::vector<Phase> phases;
  std::vector<Step> steps;
  std::vector<Message> messages;
  std::optional<Accepts> accepts;
  std::optional<Reopen> reopen;

  const Step* step(std::string_view name) const;
  const Field* field(std::string_view name) const;    // "besoin.motif": of the list whose item is `besoin`
  const Field* list_of(std::string_view item) const;  // the list whose rows expressions call that
  const Message* message(std::string_view name) const;
  Index entry() const { return blocks.front().entry; }
  // The roles named anywhere in a `by`.
  std::vector<std::string> roles() const;
  // What the expressions of this workflow may read: fields, parameters, actor, now, today, case, steps, outcome.
  expression::Environment environment() const;
};

// The steps that lead to a step, each once: what a `merge` waits for.
std::vector<std::string> ways_into(const Workflow& workflow, const Step& step);

// As text and back, without YAML: what is stored, and what every engine runs. Equal workflows give equal text.
// `decode` throws Error::store on a text that this version cannot run.
std::string encode(const Workflow& workflow);
Workflow decode(std::string_view text);

// A value that came from outside (a form, a story, a `default`) as the field's type has it: texts are read by type,
// what is right already stays. Problems name the field; they never hold the value. Null and the empty text are an empty
// field.
Checked<Value> coerce(const Field& field, const Value& given, const Calendar& calendar);

}  // namespace parcours::definition

// A workflow as it runs: checked, resolved, immutable. Everything that `decide` needs and nothing about files.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.hpp"
#include "expression/expression.hpp"
#include "parcours/contract.hpp"
#include "parcours/problem.hpp"
#include "parcours/text.hpp"
#include "parcours/value.hpp"

namespace parcours::definition {

using Index = int;                 // into the vectors of Workflow
inline constexpr Index none = -1;

enum class Subject { none, person, group, place, project };

// What a field is, beyond its type.
struct Option { std::string name; Text title; std::optional<Date> from, to; };  // from, to: of a vocabulary; never enforced here
struct Field {
  std::string name;
  Type type = Type::text;
  Text title, help;
  std::string why;                    // its purpose; required from C2 on
  std::string person;                 // "subject" or another name; empty: of nobody
  int level = 1;                      // C0 to C4
  std::vector<Option> options;        // choice, choices: the values allowed
  std::string role;                   // actor, structure: of whom
  std::optional<Value> minimum, maximum;
  int decimals = 0;                   // number
  std::optional<Value> preset;        // `default`; the text "today" for the day it is set
  std::vector<std::string> seen_by;
  std::optional<Delay> keep;          // after the end of the case; none: as long as the case
  std::string item;                   // list: how its element is called in expressions
  std::string key;                    // list: which field tells its elements apart
  std::vector<Field> fields;          // list: of its element
  bool unique = false;                // in an element: no two elements have the same
};

// A constant of the city: `preset` is its value where `parameters.yaml` gives one, else the workflow's default.
struct Parameter { std::string name; Type type = Type::number; Value preset; std::string why; };

// Who may do something: any of these.
struct Who {
  enum class Kind { role, field, opener, doer };  // doer: who last ended the step `name`
  Kind kind = Kind::role;
  std::string name;
};

// One line of a form.
struct Entry {
  std::string field;
  bool optional = false;
  bool shown = false;                 // `show`: seen, not asked
  std::optional<expression::Program> when;
  std::vector<Entry> form;            // list: which fields of a new row
};

// Where a step leads: a step of the same block, or the end of the block under a name.
struct Target { Index step = none; std::string end; };
struct Route { std::string outcome; Target to; };  // of a task with one target, the outcome is "done"

// A row of a `decide`: `is` and `when` become one guard; a row without guard is `otherwise`.
struct Row { std::optional<expression::Program> guard; Target to; };

// A date by which: a delay from when the step was entered, or an expression of a date or an instant.
using Due = std::variant<Delay, expression::Program>;

// What a step uses of its action's contract; kept here so that a case can be decided without asking the sheet.
struct Use {
  std::string action;                 // "p2.triage"
  Record literals;                    // `with`
  std::vector<std::string> settings, inputs, optional_inputs, outputs, reads;
  bool chosen = false;                // the person chooses the outcome
};

struct Step {
  enum class Kind { task, action, decide, block };
  std::string name;
  Kind kind = Kind::task;
  Text title;
  Index block = 0;                    // the block that it stands in
  Index phase = none;                 // at top level, the phase; inside a block, the phase of the block
  std::vector<Who> by;                // task: always; action: empty when it runs by itself
  std::vector<std::string> not_by;
  std::vector<Entry> form;
  std::optional<Due> due;
  std::vector<Route> next;            // by outcome; of a decide, empty
  std::vector<Row> rows;              // decide
  std::optional<Use> use;             // action
  Index body = none;                  // block: its block
  int line = 0;                       // in the file, for coverage and diagrams

  bool asks_person() const { return kind == Kind::task || (kind == Kind::action && !by.empty()); }
  const Target* route(std::string_view outcome) const;
};

// Block 0 is the workflow itself, all its phases together; another is the body of a `block` step.
struct Block { std::string name; Text title; Index owner = none; Index entry = none; std::vector<Index> steps; };
struct Phase { std::string name; Text title; std::vector<Index> steps; };

struct Workflow {
  std::string name;
  Text title;
  std::string sheet;                  // empty: it uses no action
  Subject subject = Subject::none;
  Text purpose, basis;
  std::optional<Delay> keep_active, keep_archive;
  std::string keep_from;              // `keep_active` runs from here: "last_event" or "end"
  std::optional<int> keep_until_age;
  std::map<std::string, Text> outcomes, texts;
  std::vector<Parameter> parameters;
  std::vector<Field> fields;
  std::vector<Block> blocks;
  std::vector<Phase> phases;
  std::vector<Step> steps;

  const Step* step(std::string_view name) const;
  const Field* field(std::string_view name) const;
  Index entry() const { return blocks.front().entry; }
  // The roles named anywhere in a `by`.
  std::vector<std::string> roles() const;
  // What the expressions of this workflow may read: fields, parameters, actor, now, today, case, steps, outcome.
  expression::Environment environment() const;
};

// As text and back, without YAML: what is stored, and what every engine runs. Equal workflows give equal text.
// `decode` throws Error::store on a text that this version cannot run.
std::string encode(const Workflow& workflow);
Workflow decode(std::string_view text);

// A value that came from outside (a form, a story, a `default`) as the field's type has it: texts are read by type, what is
// right already stays. Problems name the field; they never hold the value. Null and the empty text are an empty field.
Checked<Value> typed(const Field& field, const Value& given, const Calendar& calendar);

}  // namespace parcours::definition

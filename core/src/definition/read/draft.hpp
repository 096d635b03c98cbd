// A workflow that is being read: its known parts, and the positions of all parts in the text.
//
// stages.hpp has the order in which a draft is filled, and passes.hpp the functions that fill it.
#pragma once
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "definition/model/workflow.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/node_readers.hpp"
#include "definition/surroundings.hpp"

namespace parcours::definition {

// The parts of one step in the text. The step has the same index in the workflow. Pairs point into the tree; they are
// null when absent.
struct StepSource {
  Span name;
  const Pair* kind = nullptr;  // `task: ...`, `action: ...`; null when the kind is unknown
  const Pair *by = nullptr, *not_by = nullptr, *form = nullptr, *with = nullptr, *due = nullptr, *next = nullptr;
  const Pair *also = nullptr, *meanwhile = nullptr, *checks = nullptr, *carry = nullptr, *to = nullptr,
             *until = nullptr, *count = nullptr;
  const Pair *row = nullptr, *outcome = nullptr;      // `for` and `outcome` of a send
  const Pair *offered_to = nullptr, *when = nullptr;  // when: of an anytime step, or of the rows of an `each`
};

// The parts of a block in the text. `meanwhile` of block 0 is that of the workflow; `when` is the condition of a
// branch.
struct BlockSource {
  const Pair *meanwhile = nullptr, *when = nullptr, *count = nullptr;
};
// The parts of a phase in the text.
struct PhaseSource {
  const Pair *meanwhile = nullptr, *count = nullptr;
};

// A place in a workflow: a block, and a phase or `none`.
struct Scope {
  Index block = 0, phase = none;
};

// The names that an expression may read. An element of a list, and the steps of its `each`, are visible only inside
// that `each`.
struct Visibility {
  Index block = 0;             // the block that contains the expression
  std::string element;         // one more visible element: that of a row which a form adds
  bool every_element = false;  // in a form of a message, which names its row
};

// The part of a workflow that contains lines of `meanwhile`.
struct LineContext {
  // The beginning of their keys: "trier" of a step, "approcher/" of a block, "/accompagnement" of a phase, "/" of the
  // workflow.
  std::string key;
  Scope scope;               // the block of their targets, and the phase of the anytime steps that they may start
  bool allows_stay = false;  // under an anytime step: `stay` is a target
};

// Lines whose expressions are not yet read, because they need the routes.
struct DeferredLines {
  const Pair* meanwhile = nullptr;
  LineContext context;
  std::vector<Line>* lines = nullptr;
};

// One workflow that is being read, and everything that its passes share. Refers to the surroundings and the sink, and
// points into the tree; all of them must outlive it. Not for several threads.
struct Draft {
  Draft(const Surroundings& given, DiagnosticSink& problems) : surroundings(given), sink(problems) {}

  const Surroundings& surroundings;
  DiagnosticSink& sink;
  Workflow workflow;
  std::vector<StepSource> sources;  // of workflow.steps
  std::vector<BlockSource> block_sources;
  std::vector<PhaseSource> phase_sources;
  std::unordered_map<std::string, Index> step_index;
  std::set<std::string> step_names;  // of steps and of branches
  std::unordered_map<std::string, Index> field_index;
  std::set<std::string> declared_names;        // of fields, elements and parameters
  std::set<std::string> line_names;            // of lines of `meanwhile`
  std::map<std::string, Span> ends;            // declared outcomes of the workflow
  const Surroundings::Sheet* sheet = nullptr;  // null: the workflow names no sheet, or one that is not loaded
  expression::Environment environment;         // what expressions may read; set by RoutedDraft
  std::vector<DeferredLines> deferred_lines;
  std::map<std::string, Count> counts;  // the first one of each name

  Step& step(Index index) { return workflow.steps[static_cast<std::size_t>(index)]; }
  StepSource& source(Index index) { return sources[static_cast<std::size_t>(index)]; }
  BlockSource& block_source(Index index) { return block_sources[static_cast<std::size_t>(index)]; }
  Block& block(Index index) { return workflow.blocks[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return workflow.blocks[static_cast<std::size_t>(index)]; }
  // Returns the contract of the step's action; null when there is none or it is unknown.
  const Contract* contract(const Step& step) const;
  std::vector<std::string> field_names() const;
  // Returns whether a name is a role. Without `roles.yaml`, every name is one.
  bool is_role(const std::string& name) const;
  std::vector<std::string> role_names() const;
};

// Reads a target (`next: trier`, `end autre`) of a step in `block`. `outcome` is the name of an `end` without name;
// when it is empty, `end` needs a name. `allows_stay` is set in an anytime step, where `stay` is a target too. Reports
// any other value and returns nothing.
std::optional<Target> read_target(const Pair& pair, Index block, const std::string& outcome, Draft& draft,
                                  bool allows_stay = false);

// Compiles the expression in a node. The environment of the draft must be set. Reports faults, and names that are not
// visible, at their place in the text, and returns nothing.
std::optional<expression::Program> compile(const Node& node, std::string_view key, const Visibility& visibility,
                                           const expression::Type& wanted, Draft& draft);
// Compiles a text that was made from the part of the source at `at`, such as the guard of a row's cells.
std::optional<expression::Program> compile_made(const std::string& text, Span at, const Visibility& visibility,
                                                Draft& draft);

// Reads a constant of the type of its field. Reports a value that does not fit and returns nothing.
std::optional<Value> read_literal(const Node& node, const Field& field, Draft& draft);
// Returns a node as a value: texts, lists of texts, records of texts.
Value value_of(const Node& node);

}  // namespace parcours::definition

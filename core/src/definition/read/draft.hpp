// A workflow while it is read: what is known so far, and where everything stands in the text.
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

// Where the parts of one step stand; the step itself is at the same index in the workflow. Pairs are null when absent.
struct StepSource {
  Span name;
  const Pair* kind = nullptr;  // `task: ...`, `action: ...`; null when what it is cannot be told
  const Pair *by = nullptr, *not_by = nullptr, *form = nullptr, *with = nullptr, *due = nullptr, *next = nullptr;
  const Pair *also = nullptr, *meanwhile = nullptr, *checks = nullptr, *carry = nullptr, *to = nullptr,
             *until = nullptr;
  const Pair *offered_to = nullptr, *when = nullptr;  // when: of an anytime step, or which rows an `each` takes
  Span last_target;  // where its last route is written, for what the whole graph finds wrong
};

// The same of a block; `meanwhile` of block 0 is the workflow's own. When: whether a branch is taken.
struct BlockSource {
  const Pair *meanwhile = nullptr, *when = nullptr;
};
struct PhaseSource {
  const Pair* meanwhile = nullptr;
};

// A place of a workflow: inside a block, of a phase (`none` under the workflow itself).
struct Scope {
  Index block = 0, phase = none;
};

// What an expression may read, of all the names there are: the element of a list, and the steps of its `each`, only
// inside it.
struct Visibility {
  Index block = 0;             // where it stands
  std::string element;         // seen besides: that of a row which a form adds
  bool every_element = false;  // in a message, which says what it is about
};

// What lines of `meanwhile` are written under.
struct LineContext {
  std::string key;  // how their keys begin: of a step "trier", a block "approcher/", a phase "/accompagnement", the
                    // workflow "/"
  Scope scope;      // the block whose steps are their targets; the phase whose anytime steps they may start
  bool allows_stay = false;  // under an anytime step: `stay` is a target
};

// Lines whose expressions are read when the routes are known.
struct DeferredLines {
  const Pair* meanwhile = nullptr;
  LineContext context;
  std::vector<Line>* lines = nullptr;
};

// One reading. Lives as long as the tree and the surroundings that it points into. Not for several threads.
struct Draft {
  Draft(const Surroundings& given, DiagnosticSink& problems) : surroundings(given), sink(problems) {}

  const Surroundings& surroundings;
  DiagnosticSink& sink;
  Workflow workflow;
  std::vector<StepSource> sources;  // of workflow.steps
  std::vector<BlockSource> block_sources;
  std::vector<PhaseSource> phase_sources;
  std::unordered_map<std::string, Index> step_index;
  std::set<std::string> step_names;  // names of steps and of branches
  std::unordered_map<std::string, Index> field_index;
  std::set<std::string> declared_names;        // names of fields, elements and parameters
  std::map<std::string, Span> ends;            // declared outcomes of the workflow
  const Surroundings::Sheet* sheet = nullptr;  // null: none is named, or it is not loaded
  bool sheet_known = true;                     // false: it is named and not loaded, so nothing can be said of actions
  expression::Environment environment;         // known once the routes of all steps are
  std::vector<DeferredLines> deferred_lines;

  Step& step(Index index) { return workflow.steps[static_cast<std::size_t>(index)]; }
  StepSource& source(Index index) { return sources[static_cast<std::size_t>(index)]; }
  BlockSource& block_source(Index index) { return block_sources[static_cast<std::size_t>(index)]; }
  Block& block(Index index) { return workflow.blocks[static_cast<std::size_t>(index)]; }
  const Block& block(Index index) const { return workflow.blocks[static_cast<std::size_t>(index)]; }
  // The contract of the step's action; null when it has none or it is not known.
  const Contract* contract(const Step& step) const;
  std::vector<std::string> field_names() const;
  bool is_role(const std::string& name) const;  // known, or every name is taken for one
  std::vector<std::string> role_names() const;
};

// A target as written (`next: trier`, `end autre`), for a step of `block`. `outcome`: what a bare `end` is called;
// empty: it may not be bare. `stays`: in an anytime step, where `stay` is a target too. Empty when it is none, which is
// said.
std::optional<Target> read_target(const Pair& pair, Index block, const std::string& outcome, Draft& draft,
                                  bool allows_stay = false);

// Compiles what stands in `node`, once the routes are known; faults, and names out of sight, are said at their place in
// the text.
std::optional<expression::Program> compile(const Node& node, std::string_view key, const Visibility& visibility,
                                           const expression::Type& wanted, Draft& draft);
// The same of a text that was made from a place, such as a guard of cells.
std::optional<expression::Program> compile_made(const std::string& text, Span at, const Visibility& visibility,
                                                Draft& draft);

// A literal as its field's type has it; what does not fit is said at its place.
std::optional<Value> read_literal(const Node& node, const Field& field, Draft& draft);
Value value_of(const Node& node);

}  // namespace parcours::definition

#include "definition/read/scope.hpp"

#include <algorithm>

#include "base/nearest.hpp"

namespace parcours::definition {
namespace {

const Step& owner_of(Index block, const Workflow& workflow) {
  return workflow.steps[static_cast<std::size_t>(workflow.blocks[static_cast<std::size_t>(block)].owner)];
}

bool contains(const std::vector<Index>& all, Index one) { return std::find(all.begin(), all.end(), one) != all.end(); }

// Returns whether the anytime step can be started in the scope.
bool is_near(const Step& anytime, const Scope& scope, const Workflow& workflow) {
  if (!anytime.offer) return false;
  if (anytime.block != 0) return contains(blocks_around(scope.block, workflow), anytime.block);
  return anytime.phase == none || anytime.phase == scope.phase;
}

std::vector<std::string> near_names(const Scope& scope, const Draft& draft) {
  std::vector<std::string> names;
  for (const auto& step : draft.workflow.steps)
    if (is_near(step, scope, draft.workflow)) names.push_back(step.name);
  return names;
}

// Reads one name. Returns `none` when it is no step that can be started in the scope.
Index read_start(const Node& node, const Scope& scope, Draft& draft) {
  const auto name = read_word(node, "also", draft.sink);
  if (!name) return none;
  const auto at = draft.step_index.find(*name);
  if (at == draft.step_index.end()) {
    draft.sink.report("unknown-also", node.span, {{"name", *name}},
                      draft.sink.full() ? "" : nearest(*name, near_names(scope, draft)));
    return none;
  }
  const auto& step = draft.step(at->second);
  if (is_near(step, scope, draft.workflow)) return at->second;
  draft.sink.report(step.offer ? "also-elsewhere" : "also-of-no-anytime", node.span, {{"step", *name}});
  return none;
}

}  // namespace

Scope scope_of(const Step& step) { return {step.block, step.phase}; }

std::vector<Index> blocks_around(Index block, const Workflow& workflow) {
  std::vector<Index> all{block};
  while (block != 0) all.push_back(block = owner_of(block, workflow).block);
  return all;
}

std::vector<Index> lists_around(Index block, const Workflow& workflow) {
  std::vector<Index> all;
  for (; block != 0; block = owner_of(block, workflow).block)
    if (owner_of(block, workflow).kind == Step::Kind::each)
      all.push_back(workflow.blocks[static_cast<std::size_t>(block)].owner);
  return all;
}

bool is_element_at(const std::string& item, Index block, const Workflow& workflow) {
  const auto* list = workflow.list_of(item);
  const auto around = lists_around(block, workflow);
  return list && std::any_of(around.begin(), around.end(), [&](Index each) {
           return workflow.steps[static_cast<std::size_t>(each)].list == list->name;
         });
}

void report_row_outside(const std::string& quoted, const std::string& text, Span at, Draft& draft, Index block) {
  const auto dot = quoted.find('.');
  const auto* list = dot == std::string::npos ? nullptr : draft.workflow.list_of(quoted.substr(0, dot));
  if (list && draft.workflow.field(quoted) && !is_element_at(list->item, block, draft.workflow))
    draft.sink.report("quotes-row", at, {{"text", text}, {"field", quoted}, {"list", list->name}});
}

bool sees_element(const std::string& item, const Visibility& visibility, const Workflow& workflow) {
  return visibility.every_element || visibility.element == item || is_element_at(item, visibility.block, workflow);
}

bool is_read_at(const Step& step, Index block, const Workflow& workflow) {
  const auto of_step = lists_around(step.block, workflow), around = lists_around(block, workflow);
  return std::all_of(of_step.begin(), of_step.end(), [&](Index each) { return contains(around, each); });
}

std::vector<Index> read_also(const Pair& names, const Scope& scope, Draft& draft) {
  std::vector<Index> all;
  if (names.value.is_list() && !expect_list(names, draft.sink)) return all;
  for (const Node* node : one_or_list(names.value))
    if (const auto step = read_start(*node, scope, draft); step != none && !contains(all, step)) all.push_back(step);
  return all;
}

}  // namespace parcours::definition

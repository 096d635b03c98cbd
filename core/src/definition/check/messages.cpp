// Checks the receivers of messages: one place at least, and never two that wait at the same time.
#include <algorithm>
#include <map>
#include <set>

#include "definition/check/check_workflow.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

// A `parallel` or a `split`, and the branch or way of it.
using Branch = std::pair<Index, std::string>;
// A message, and the list whose element it is about.
using Awaited = std::pair<std::string, std::string>;

void add_targets(const Step& step, std::vector<Index>& open) {
  const auto add = [&](const auto& routes) {
    for (const auto& route : routes)
      if (route.to.step != none) open.push_back(route.to.step);
  };
  add(step.next), add(step.rows);
  for (const auto& line : step.lines) add(line.next);
  for (const auto& way : step.ways)
    if (way.step != none) open.push_back(way.step);
}

// Returns by step the way that leads to it before ways meet again, as the first step of the way; `none` when no way
// leads there.
std::vector<Index> ways_of(const Step& split, const Workflow& workflow) {
  std::vector<Index> way_of(workflow.steps.size(), none), open;
  for (const auto& way : split.ways) {
    if (way.step != none) open.push_back(way.step);
    while (!open.empty()) {
      const auto at = static_cast<std::size_t>(open.back());
      open.pop_back();
      if (way_of[at] != none || workflow.steps[at].kind == Step::Kind::merge) continue;
      way_of[at] = way.step;
      add_targets(workflow.steps[at], open);
    }
  }
  return way_of;
}

constexpr std::size_t max_splits = 200;  // a text of 1 MiB can have thousands; further ones are not checked

// Compares every place that awaits a message with those before it.
class MessageListeners {
 public:
  explicit MessageListeners(Draft& draft) : draft_(draft) {
    for (Index i = 0; i < static_cast<Index>(draft.workflow.steps.size()); ++i)
      if (draft.step(i).kind == Step::Kind::split && splits_.size() < max_splits)
        splits_.emplace_back(i, ways_of(draft.step(i), draft.workflow));
  }

  void add(const Line& line, const LineContext& context, Span at) {
    const Awaited awaited{line.message, list_at(context.scope.block)};
    for (const auto& [fork, branch] : branches_around(context)) {
      const auto& first = first_.emplace(std::pair(awaited, fork), branch).first->second;
      if (first == branch) continue;
      return draft_.sink.report("awaited-twice", at, {{"message", line.message}, {"one", first}, {"other", branch}});
    }
  }

 private:
  // Returns the innermost list around the block; empty outside every `each`.
  std::string list_at(Index block) const {
    const auto lists = lists_around(block, draft_.workflow);
    return lists.empty() ? "" : draft_.step(lists.front()).list;
  }
  std::vector<Branch> branches_around(const LineContext& context) const {
    std::vector<Branch> all;
    for (const auto block : blocks_around(context.scope.block, draft_.workflow))
      if (const auto owner = draft_.block(block).owner;
          owner != none && draft_.step(owner).kind == Step::Kind::parallel)
        all.emplace_back(owner, draft_.block(block).name);
    const auto on_path = step_on_path(context);
    for (const auto& [split, way_of] : splits_)
      if (const auto way = on_path == none ? none : way_of[static_cast<std::size_t>(on_path)]; way != none)
        all.emplace_back(split, draft_.step(way).name);
    return all;
  }
  // Returns the step of the main path that contains the lines; `none` when a phase or the workflow contains them.
  Index step_on_path(const LineContext& context) const {
    const auto found = draft_.step_index.find(context.key);
    auto step = found != draft_.step_index.end() ? found->second : draft_.block(context.scope.block).owner;
    while (step != none && draft_.step(step).block != 0) step = draft_.block(draft_.step(step).block).owner;
    return step;
  }

  Draft& draft_;
  std::vector<std::pair<Index, std::vector<Index>>> splits_;
  std::map<std::pair<Awaited, Index>, std::string> first_;
};

}  // namespace

void check_messages(const ResolvedDraft& in) {
  auto& draft = in.draft();
  MessageListeners listeners(draft);
  std::set<std::string> awaited;
  for (const auto& deferred : draft.deferred_lines)
    for (std::size_t i = 0; i < deferred.lines->size(); ++i) {
      const auto& line = (*deferred.lines)[i];
      if (line.trigger != Line::Trigger::message) continue;
      awaited.insert(line.message);
      listeners.add(line, deferred.context, pair_in(deferred.meanwhile->value.items[i], "message")->value.span);
    }
  const auto* messages = pair_in(in.root(), "messages");
  if (!messages) return;
  for (const auto& pair : messages->value.pairs)
    if (!awaited.contains(pair.key.text))
      draft.sink.report("message-unused", pair.key.span, {{"message", pair.key.text}});
}

}  // namespace parcours::definition

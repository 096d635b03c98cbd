// Who takes a message: never two that wait at the same time (LANGUAGE C6), never nobody.
#include <algorithm>
#include <map>
#include <set>

#include "definition/draft.hpp"
#include "definition/scope.hpp"

namespace parcours::definition {
namespace {

// Which branch of which `parallel` a block is in, from within.
std::vector<std::pair<Index, Index>> branches_around(Index block, const Workflow& workflow) {
  std::vector<std::pair<Index, Index>> all;
  for (const auto each : blocks_around(block, workflow)) {
    const auto owner = workflow.blocks[static_cast<std::size_t>(each)].owner;
    if (owner != none && workflow.steps[static_cast<std::size_t>(owner)].kind == Step::Kind::parallel)
      all.emplace_back(owner, each);
  }
  return all;
}

// The message, and the list whose element it is about; the `parallel` that splits.
using Awaited = std::pair<std::string, std::string>;
using First = std::map<std::pair<Awaited, Index>, Index>;

// The innermost list around the block; empty outside every `each`.
std::string list_at(Index block, const Workflow& workflow) {
  const auto lists = lists_around(block, workflow);
  return lists.empty() ? "" : workflow.steps[static_cast<std::size_t>(lists.front())].list;
}

void check_line(const Node& node, const Line& line, Index block, First& first, Draft& draft) {
  const Awaited awaited{line.message, list_at(block, draft.workflow)};
  for (const auto& [parallel, branch] : branches_around(block, draft.workflow)) {
    const auto at = first.emplace(std::pair(awaited, parallel), branch).first->second;
    if (at != branch)
      return draft.sink.say("awaited-twice", pair_in(node, "message")->value.span,
                            {{"message", line.message}, {"one", draft.block(at).name}, {"other", draft.block(branch).name}});
  }
}

}  // namespace

void check_messages(const Node& root, Draft& draft) {
  First first;
  std::set<std::string> awaited;
  for (const auto& noted : draft.noted)
    for (std::size_t i = 0; i < noted.lines->size(); ++i) {
      const auto& line = (*noted.lines)[i];
      if (line.trigger != Line::Trigger::message) continue;
      awaited.insert(line.message);
      check_line(noted.meanwhile->value.items[i], line, noted.under.scope.block, first, draft);
    }
  const auto* messages = pair_in(root, "messages");
  if (!messages) return;
  for (const auto& pair : messages->value.pairs)
    if (!awaited.contains(pair.key.text)) draft.sink.say("message-unused", pair.key.span, {{"message", pair.key.text}});
}

}  // namespace parcours::definition

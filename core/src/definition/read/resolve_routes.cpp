// Reads the routes of steps: `next` and its default, the rows of a `decide`, the ways of a `split`.
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/read/outcomes.hpp"
#include "definition/read/passes.hpp"

namespace parcours::definition {
namespace {

// Returns the default of `next`: the step after `index` in its block, or the end of the block. After an anytime step
// nothing moves.
Target following(Index index, Draft& draft) {
  if (draft.step(index).offer) return {none, {}, true};
  const auto& steps = draft.block(draft.step(index).block).steps;
  const auto at = std::upper_bound(steps.begin(), steps.end(), index);
  return at == steps.end() ? Target{none, "done"} : Target{*at, {}};
}

std::optional<Target> target_of(const Pair& pair, Index index, const std::string& outcome, Draft& draft) {
  return read_target(pair, draft.step(index).block, outcome, draft, draft.step(index).offer.has_value());
}

bool is_in(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Reports outcomes without a key in `next`. A misspelt key counts as the outcome that was meant.
void check_routed(Index index, const std::vector<std::string>& outcomes, Draft& draft) {
  const auto& next = *draft.source(index).next;
  std::unordered_set<std::string> named;
  for (const auto& pair : next.value.pairs) {
    named.insert(pair.key.text);
    if (!is_in(outcomes, pair.key.text) && !draft.sink.full()) named.insert(nearest(pair.key.text, outcomes));
  }
  std::vector<std::string> missing;
  std::copy_if(outcomes.begin(), outcomes.end(), std::back_inserter(missing),
               [&](const auto& each) { return !named.contains(each); });
  if (!missing.empty())
    draft.sink.report("unrouted-outcome", next.key.span,
                      {{"step", draft.step(index).name}, {"outcomes", listed(missing)}});
}

void read_route(const Pair& pair, Index index, const std::vector<std::string>& outcomes, Draft& draft) {
  const auto& step = draft.step(index);
  if (!outcomes.empty() && !is_in(outcomes, pair.key.text))
    return draft.sink.report("unknown-outcome", pair.key.span,
                             {{"step", step.name},
                              {"outcome", pair.key.text},
                              {"of", step.binding ? step.binding->action : step.name},
                              {"outcomes", listed(outcomes)}},
                             draft.sink.full() ? "" : nearest(pair.key.text, outcomes));
  if (outcomes.empty() && !check_name(pair.key.text, pair.key.span, draft.sink)) return;
  if (auto to = target_of(pair, index, pair.key.text, draft)) draft.step(index).next.push_back({pair.key.text, *to});
}

// Routes every outcome of the step to one target.
void route_all(Index index, const Target& to, bool bare_end, const std::vector<std::string>& outcomes, Draft& draft) {
  auto& step = draft.step(index);
  if (outcomes.empty()) step.next.push_back({"done", to});
  for (const auto& outcome : outcomes) step.next.push_back({outcome, bare_end ? Target{none, outcome} : to});
}

void read_next(Index index, const std::vector<std::string>& outcomes, Draft& draft) {
  const auto& source = draft.source(index);
  if (!source.next->value.is_map()) {
    const bool bare = source.next->value.text == "end";
    if (const auto to = target_of(*source.next, index, "done", draft)) route_all(index, *to, bare, outcomes, draft);
    return;
  }
  if (!expect_map(*source.next, draft.sink)) return;
  for (const auto& pair : source.next->value.pairs) read_route(pair, index, outcomes, draft);
  check_routed(index, outcomes, draft);
}

// A handover that waits for the end of the other case has the outcomes of another workflow, so `next` must route them.
bool check_foreign_ends(Index index, Draft& draft) {
  const auto& step = draft.step(index);
  const auto& source = draft.source(index);
  if (!step.handover || step.handover->await != Handover::Await::end) return true;
  std::vector<std::string> missing{"refused"};
  if (step.handover->within) missing.emplace_back("expired");
  if (source.next && source.next->value.is_map()) {
    std::erase_if(missing, [&](const auto& each) { return source.next->value.find(each) != nullptr; });
    if (missing.empty()) return true;
  }
  draft.sink.report("unrouted-end", source.next ? source.next->key.span : source.name,
                    {{"step", step.name}, {"outcomes", listed(missing)}});
  return false;
}

void resolve_step_routes(Index index, Draft& draft) {
  using Kind = Step::Kind;
  const auto& source = draft.source(index);
  const auto kind = draft.step(index).kind;
  if (!source.kind || kind == Kind::decide || kind == Kind::split || kind == Kind::wait) return;
  if (!check_foreign_ends(index, draft)) return;
  const auto outcomes = outcomes_of(draft.step(index), draft);
  if (source.next) return read_next(index, outcomes, draft);
  const auto to = following(index, draft);
  if (to.step == none && !to.stay && draft.step(index).block == 0)
    return draft.sink.report("no-end", source.name, {{"step", draft.step(index).name}});
  route_all(index, to, false, outcomes, draft);
}

// Reads the rows of a `decide` without their guards. Guards need all routes.
void resolve_rows_of(Index index, Draft& draft) {
  for (const auto& node : draft.source(index).kind->value.items) {
    const auto* pair = pair_in(node, "otherwise");
    if (!pair) pair = pair_in(node, "next");
    Row row;
    if (const auto to = pair ? target_of(*pair, index, {}, draft) : std::nullopt) row.to = *to;
    draft.step(index).rows.push_back(std::move(row));
  }
}

// Returns the step of a way: `a`, or `{ next: a, when: ... }`.
Index way_of(const Node& node, Index index, Draft& draft) {
  if (node.is_map() && !check_keys(node, node.span, key_sets::way, draft.sink)) return none;
  const auto* next = node.is_map() ? pair_in(node, "next") : nullptr;
  if (node.is_map() && !next) return none;
  Pair written{draft.source(index).kind->key, next ? next->value : node};
  const auto to = target_of(written, index, "done", draft);
  if (!to) return none;
  if (to->step == none) draft.sink.report("way-to-no-step", written.value.span);
  return to->step;
}

// Reads the ways of a `split` without their conditions.
void resolve_ways_of(Index index, Draft& draft) {
  const auto& kind = *draft.source(index).kind;
  bool sure = kind.value.items.empty();
  std::set<Index> taken;
  for (const auto& node : kind.value.items) {
    const auto to = way_of(node, index, draft);
    if (to != none && !taken.insert(to).second)
      draft.sink.report("way-twice", node.span, {{"target", draft.step(to).name}});
    sure = sure || !node.is_map() || !pair_in(node, "when");
    draft.step(index).ways.push_back({{}, to});
  }
  if (!sure) draft.sink.report("no-sure-way", kind.key.span, {{"step", draft.step(index).name}});
}

}  // namespace

void resolve_routes(const LinkedDraft& in) {
  auto& draft = in.draft();
  const auto count = static_cast<Index>(draft.workflow.steps.size());
  for (Index index = 0; index < count; ++index) {
    if (!draft.source(index).kind) continue;
    if (draft.step(index).kind == Step::Kind::decide) resolve_rows_of(index, draft);
    if (draft.step(index).kind == Step::Kind::split) resolve_ways_of(index, draft);
  }
  // The outcomes of a block come from its inner steps, and these have greater indices than the step of the block.
  for (Index index = count - 1; index >= 0; --index) resolve_step_routes(index, draft);
}

}  // namespace parcours::definition

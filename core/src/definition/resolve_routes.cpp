// Where steps lead: `next`, `end`, and what is meant when nothing is written.
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "base/nearest.hpp"
#include "definition/draft.hpp"

namespace parcours::definition {
namespace {

// The step that is written after `index` in its block, or the end that an unwritten `next` means.
Target following(Index index, Draft& draft) {
  const auto& steps = draft.block(draft.step(index).block).steps;
  const auto at = std::upper_bound(steps.begin(), steps.end(), index);
  return at == steps.end() ? Target{none, "done"} : Target{*at, {}};
}

// How a step of the same place can end, when something else than its `next` says so; empty when `next` alone says it.
std::vector<std::string> outcomes_of(const Step& step, Draft& draft) {
  if (const auto* contract = draft.contract(step)) return contract->outcomes;
  if (step.kind != Step::Kind::block) return {};
  std::vector<std::string> ends;
  const auto add = [&](const Target& to) {
    if (to.step == none && std::find(ends.begin(), ends.end(), to.end) == ends.end()) ends.push_back(to.end);
  };
  for (const auto index : draft.block(step.body).steps) {
    for (const auto& route : draft.step(index).next) add(route.to);
    for (const auto& row : draft.step(index).rows) add(row.to);
  }
  return ends;
}

bool is_in(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Outcomes that no key of `next` is about; a misspelt key is about the one that it was meant for.
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
    draft.sink.say("unrouted-outcome", next.key.span, {{"step", draft.step(index).name}, {"outcomes", listed(missing)}});
}

void read_route(const Pair& pair, Index index, const std::vector<std::string>& outcomes, Draft& draft) {
  const auto& step = draft.step(index);
  if (!outcomes.empty() && !is_in(outcomes, pair.key.text))
    return draft.sink.say("unknown-outcome", pair.key.span,
                          {{"step", step.name},
                           {"outcome", pair.key.text},
                           {"of", step.use ? step.use->action : step.name},
                           {"outcomes", listed(outcomes)}},
                          draft.sink.full() ? "" : nearest(pair.key.text, outcomes));
  if (outcomes.empty() && !check_name(pair.key.text, pair.key.span, draft.sink)) return;
  if (auto to = read_target(pair, step.block, pair.key.text, draft)) draft.step(index).next.push_back({pair.key.text, *to});
}

// One target for whatever comes of the step.
void route_all(Index index, const Target& to, bool bare_end, const std::vector<std::string>& outcomes, Draft& draft) {
  auto& step = draft.step(index);
  if (outcomes.empty()) step.next.push_back({"done", to});
  for (const auto& outcome : outcomes) step.next.push_back({outcome, bare_end ? Target{none, outcome} : to});
}

void read_next(Index index, const std::vector<std::string>& outcomes, Draft& draft) {
  const auto& source = draft.source(index);
  if (!source.next->value.is_map()) {
    const bool bare = source.next->value.text == "end";
    if (const auto to = read_target(*source.next, draft.step(index).block, "done", draft))
      route_all(index, *to, bare, outcomes, draft);
    return;
  }
  if (!want_map(*source.next, draft.sink)) return;
  for (const auto& pair : source.next->value.pairs) read_route(pair, index, outcomes, draft);
  check_routed(index, outcomes, draft);
}

void resolve_step(Index index, Draft& draft) {
  auto& source = draft.source(index);
  if (!source.kind || draft.step(index).kind == Step::Kind::decide) return;
  const auto outcomes = outcomes_of(draft.step(index), draft);
  if (source.next) {
    source.last_target = source.next->value.is_map() && !source.next->value.pairs.empty()
                             ? source.next->value.pairs.back().value.span
                             : source.next->value.span;
    return read_next(index, outcomes, draft);
  }
  const auto to = following(index, draft);
  if (to.step == none && draft.step(index).block == 0)
    return draft.sink.say("no-end", source.name, {{"step", draft.step(index).name}});
  route_all(index, to, false, outcomes, draft);
}

// The rows of a `decide` without their guards, which need all routes to be known first.
void resolve_rows_of(Index index, Draft& draft) {
  const auto& source = draft.source(index);
  if (!source.kind || draft.step(index).kind != Step::Kind::decide) return;
  for (const auto& node : source.kind->value.items) {
    const auto* pair = pair_in(node, "otherwise");
    if (!pair) pair = pair_in(node, "next");
    Row row;
    if (const auto to = pair ? read_target(*pair, draft.step(index).block, {}, draft) : std::nullopt) row.to = *to;
    draft.step(index).rows.push_back(std::move(row));
  }
}

void say_unknown(const std::string& name, Span at, Index block, Draft& draft) {
  if (draft.sink.full()) return draft.sink.say("unknown-target", at);
  std::vector<std::string> names{"end"};
  for (const auto index : draft.block(block).steps) names.push_back(draft.step(index).name);
  draft.sink.say("unknown-target", at, {{"target", name}}, nearest(name, names));
}

std::optional<Target> read_end(const std::string& text, Span at, const std::string& outcome, Index block, Draft& draft) {
  const auto name = text == "end" ? outcome : text.substr(text.find_first_not_of(' ', 3));
  if (name.empty()) {
    draft.sink.say("bare-end", at);
    return std::nullopt;
  }
  if (!check_name(name, at, draft.sink)) return std::nullopt;
  if (block == 0 && !draft.ends.empty() && !draft.ends.contains(name)) {
    std::vector<std::string> names;
    for (const auto& [declared, where] : draft.ends) names.push_back(declared);
    draft.sink.say("unknown-end", at, {{"end", name}, {"outcomes", listed(names)}}, nearest(name, names));
  }
  return Target{none, name};
}

}  // namespace

std::optional<Target> read_target(const Pair& pair, Index block, const std::string& outcome, Draft& draft) {
  const auto text = read_word(pair, draft.sink);
  if (!text) return std::nullopt;
  const auto at = pair.value.span;
  if (*text == "end" || text->starts_with("end ")) return read_end(*text, at, outcome, block, draft);
  if (*text == "stay") {
    draft.sink.say("stay-outside", at);
    return std::nullopt;
  }
  const auto found = draft.step_index.find(*text);
  if (found == draft.step_index.end()) {
    say_unknown(*text, at, block, draft);
    return std::nullopt;
  }
  if (draft.step(found->second).block == block) return Target{found->second, {}};
  draft.sink.say("target-elsewhere", at, {{"target", *text}});
  return std::nullopt;
}

void resolve_routes(Draft& draft) {
  const auto count = static_cast<Index>(draft.workflow.steps.size());
  for (Index index = 0; index < count; ++index) resolve_rows_of(index, draft);
  // Inner steps stand after the block step that holds them, and how a block ends is told by what is in it.
  for (Index index = count - 1; index >= 0; --index) resolve_step(index, draft);
}

}  // namespace parcours::definition

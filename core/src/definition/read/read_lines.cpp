// Reads the triggers and the targets of the lines of `meanwhile`. resolve_lines.cpp reads the rest when routes are
// known.
#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/scope.hpp"

namespace parcours::definition {
namespace {

using Trigger = Line::Trigger;

// A line without a date is triggered by a message or a condition; these keys mean nothing in it.
void check_anytime_start(const Node& node, Trigger trigger, Draft& draft) {
  const bool dated = trigger != Trigger::message && trigger != Trigger::when;
  for (const auto* word : {"every", "pause", "roll"}) {
    const auto* pair = pair_in(node, word);
    if (pair && !dated) draft.sink.report("undated-line", pair->key.span, {{"key", word}});
  }
  if (const auto* text = pair_in(node, "text"); text && !pair_in(node, "remind"))
    draft.sink.report("text-of-no-reminder", text->key.span);
}

// Returns the trigger of a line. Reports a line without a trigger or with two, and returns nothing.
std::optional<Trigger> trigger_of(const Node& node, Draft& draft) {
  static constexpr std::pair<const char*, Trigger> words[] = {
      {"after", Trigger::after}, {"at", Trigger::at}, {"message", Trigger::message}};
  const Pair* found = nullptr;
  std::optional<Trigger> trigger;
  for (const auto& [word, means] : words) {
    const auto* pair = pair_in(node, word);
    if (!pair) continue;
    if (found)
      return draft.sink.report("two-triggers", pair->key.span, {{"one", found->key.text}, {"other", word}}),
             std::nullopt;
    found = pair;
    trigger = means;
  }
  if (trigger) return trigger;
  if (pair_in(node, "every")) return Trigger::every;
  if (pair_in(node, "when")) return Trigger::when;
  draft.sink.report("no-trigger", node.pairs.empty() ? node.span : node.pairs.front().key.span);
  return std::nullopt;
}

void check_effect(const Node& node, Draft& draft) {
  for (const auto* effect : {"remind", "also", "next", "count"})
    if (pair_in(node, effect)) return;
  draft.sink.report("no-effect", node.pairs.empty() ? node.span : node.pairs.front().key.span);
}

std::vector<std::string> outcomes_of(const Line& line, const Draft& draft) {
  std::vector<std::string> names;
  if (const auto* message = draft.workflow.message(line.message))
    for (const auto& outcome : message->outcomes) names.push_back(outcome.name);
  return names;
}

void read_message(const Pair& pair, Line& line, Draft& draft) {
  line.message = read_word(pair, draft.sink).value_or("");
  if (line.message.empty() || draft.workflow.message(line.message)) return;
  std::vector<std::string> names;
  for (const auto& message : draft.workflow.messages) names.push_back(message.name);
  draft.sink.report("unknown-message", pair.value.span, {{"message", line.message}},
                    draft.sink.full() ? "" : nearest(line.message, names));
}

// Reads a target for each outcome of the message.
void read_ways(const Pair& next, const std::vector<std::string>& outcomes, const LineContext& context, Line& line,
               Draft& draft) {
  if (!expect_map(next, draft.sink)) return;
  const bool known = line.message.empty() || draft.workflow.message(line.message);
  if (outcomes.empty() && known) return draft.sink.report("line-without-outcomes", next.key.span);
  auto missing = outcomes;
  for (const auto& pair : next.value.pairs) {
    const bool is_one = std::find(outcomes.begin(), outcomes.end(), pair.key.text) != outcomes.end();
    const auto near = is_one || draft.sink.full() ? "" : nearest(pair.key.text, outcomes);
    std::erase(missing, is_one ? pair.key.text : near);
    if (!is_one && known)
      draft.sink.report("unknown-message-outcome", pair.key.span,
                        {{"message", line.message}, {"outcome", pair.key.text}, {"outcomes", listed(outcomes)}}, near);
    else if (const auto to = read_target(pair, context.scope.block, pair.key.text, draft, context.allows_stay))
      line.next.push_back({pair.key.text, *to});
  }
  if (!missing.empty())
    draft.sink.report("unrouted-message-outcome", next.key.span,
                      {{"message", line.message}, {"outcomes", listed(missing)}});
}

void read_next(const Pair& next, const LineContext& context, Line& line, Draft& draft) {
  const auto outcomes = outcomes_of(line, draft);
  if (next.value.is_map()) return read_ways(next, outcomes, context, line, draft);
  const bool bare = next.value.is_scalar() && next.value.text == "end" && !outcomes.empty();
  const auto to = read_target(next, context.scope.block, bare ? outcomes.front() : "", draft, context.allows_stay);
  if (!to) return;
  if (outcomes.empty()) line.next.push_back({{}, *to});
  for (const auto& outcome : outcomes) line.next.push_back({outcome, bare ? Target{none, outcome} : *to});
}

void read_line_name(const Pair& pair, Line& line, Draft& draft) {
  const auto name = read_word(pair, draft.sink);
  if (!name || !check_name(*name, pair.value.span, draft.sink)) return;
  if (!draft.line_names.insert(*name).second)
    return draft.sink.report("line-twice", pair.value.span, {{"name", *name}});
  line.name = *name;
}

void read_line(const Node& node, const LineContext& context, Line& line, Draft& draft) {
  line.line = static_cast<int>(draft.sink.source().line_number(node.span.at));
  if (!check_keys(node, node.span, key_sets::line, draft.sink)) return;
  check_effect(node, draft);
  if (const auto* name = pair_in(node, "name")) read_line_name(*name, line, draft);
  const auto trigger = trigger_of(node, draft);
  if (!trigger) return;
  line.trigger = *trigger;
  check_anytime_start(node, *trigger, draft);
  if (const auto* message = pair_in(node, "message")) read_message(*message, line, draft);
  if (const auto* next = pair_in(node, "next")) read_next(*next, context, line, draft);
}

void defer_lines(const Pair& meanwhile, LineContext context, std::vector<Line>& lines, Draft& draft) {
  if (!expect_list(meanwhile, draft.sink)) return;
  for (const auto& node : meanwhile.value.items) {
    Line line;
    line.key = fmt::format("{}/{}", context.key, lines.size() + 1);
    read_line(node, context, line, draft);
    lines.push_back(std::move(line));
  }
  draft.deferred_lines.push_back({&meanwhile, std::move(context), &lines});
}

}  // namespace

void read_lines(const NamedDraft& in) {
  auto& draft = in.draft();
  auto& w = draft.workflow;
  for (std::size_t i = 0; i < w.steps.size(); ++i)
    if (const auto* pair = draft.sources[i].meanwhile)
      defer_lines(*pair, {w.steps[i].name, scope_of(w.steps[i]), w.steps[i].offer.has_value()}, w.steps[i].lines,
                  draft);
  for (Index i = 1; i < static_cast<Index>(w.blocks.size()); ++i)
    if (const auto* pair = draft.block_source(i).meanwhile)
      defer_lines(*pair, {draft.block(i).name + "/", {i, draft.step(draft.block(i).owner).phase}}, draft.block(i).lines,
                  draft);
  for (std::size_t i = 0; i < w.phases.size(); ++i)
    if (const auto* pair = draft.phase_sources[i].meanwhile)
      defer_lines(*pair, {"/" + w.phases[i].name, {0, static_cast<Index>(i)}}, w.phases[i].lines, draft);
  if (const auto* pair = draft.block_source(0).meanwhile) defer_lines(*pair, {"/", {}}, w.blocks.front().lines, draft);
}

}  // namespace parcours::definition

// Reads phases, blocks and their steps. Their routes are read when all steps are known.
#include "definition/language/key_sets.hpp"
#include "definition/read/passes.hpp"
#include "definition/read/steps.hpp"

namespace parcours::definition {
namespace {

constexpr std::string_view accepting = "accepts";  // the step of a case whose handover is not yet accepted

// The place of a step in the workflow.
struct StepLocation {
  Index block = 0, phase = none;
  bool anytime = false;
};

// Adds the step to the lists of its block and phase. A step of a phase on the path is in the phase and in block 0.
void attach_step(Index index, const StepLocation& at, Draft& draft) {
  auto& block = draft.block(at.block);
  if (at.block == 0 && at.phase != none) {
    auto& phase = draft.workflow.phases[static_cast<std::size_t>(at.phase)];
    (at.anytime ? phase.anytime : phase.steps).push_back(index);
    if (!at.anytime) block.steps.push_back(index);
  } else {
    (at.anytime ? block.anytime : block.steps).push_back(index);
  }
}

void read_step(const Pair& pair, const StepLocation& at, Draft& draft) {
  if (!declare_step_name(pair.key, draft)) return;
  const auto index = static_cast<Index>(draft.workflow.steps.size());
  draft.step_index.emplace(pair.key.text, index);
  Step step;
  step.name = pair.key.text;
  step.block = at.block;
  step.phase = at.phase;
  step.line = static_cast<int>(draft.sink.source().line_number(pair.key.span.at));
  if (at.anytime) step.offer.emplace();
  draft.workflow.steps.push_back(std::move(step));
  StepSource source;
  source.name = pair.key.span;
  draft.sources.push_back(source);
  attach_step(index, at, draft);
  if (pair.value.is_map())
    read_kind(pair, index, draft);
  else
    draft.sink.report("no-kind", pair.key.span, {{"step", pair.key.text}, {"kinds", listed(strings(key_sets::kinds))}});
}

void read_steps(const Node& node, std::string_view key, const StepLocation& at, Draft& draft) {
  const auto* steps = pair_in(node, key);
  if (!steps || !expect_map(*steps, draft.sink, max_steps)) return;
  for (const auto& each : steps->value.pairs) read_step(each, at, draft);
}

// Reads the keys that phases and blocks share. Returns false when `pair` is no map.
bool read_parts(const Pair& pair, const KeySet& key_set, const StepLocation& at, Text& title, Draft& draft) {
  if (!check_keys(pair.value, pair.key.span, key_set, draft.sink)) return false;
  if (const auto* given = pair_in(pair.value, "title")) title = read_text(*given, draft.sink);
  read_steps(pair.value, "steps", at, draft);
  auto& block = draft.block(at.block);
  if (block.entry == none && !block.steps.empty()) block.entry = block.steps.front();
  read_steps(pair.value, "anytime", {at.block, at.phase, true}, draft);
  return true;
}

void read_phase(const Pair& pair, Draft& draft) {
  check_name(pair.key.text, pair.key.span, draft.sink);  // its parts are read all the same
  const auto phase = static_cast<Index>(draft.workflow.phases.size());
  draft.workflow.phases.push_back({pair.key.text});
  draft.phase_sources.emplace_back();
  if (pair.value.is_map())
    draft.phase_sources.back() = {pair_in(pair.value, "meanwhile"), pair_in(pair.value, "count")};
  Text title;
  read_parts(pair, key_sets::phase, {0, phase}, title, draft);
  draft.workflow.phases.back().title = std::move(title);
}

}  // namespace

bool declare_step_name(const Node& name, Draft& draft) {
  check_name(name.text, name.span, draft.sink);  // its parts are read all the same
  if (name.text == accepting)
    draft.sink.report("reserved-name", name.span, {{"name", name.text}});
  else if (draft.step_names.insert(name.text).second)
    return true;
  else
    draft.sink.report("step-twice", name.span, {{"step", name.text}});
  return false;
}

Index read_block(const Pair& pair, const KeySet& key_set, std::string name, Index owner, Draft& draft) {
  const auto index = static_cast<Index>(draft.workflow.blocks.size());
  Block block;
  block.name = std::move(name);
  block.owner = owner;
  draft.workflow.blocks.push_back(std::move(block));
  draft.block_sources.emplace_back();
  Text title;
  if (!read_parts(pair, key_set, {index, draft.step(owner).phase}, title, draft)) return index;
  draft.block(index).title = std::move(title);
  draft.block_source(index) = {pair_in(pair.value, "meanwhile"), pair_in(pair.value, "when"),
                               pair_in(pair.value, "count")};
  return index;
}

void read_phases(const TypedDraft& in) {
  auto& draft = in.draft();
  draft.workflow.blocks.emplace_back();
  draft.block_sources.push_back({pair_in(in.root(), "meanwhile"), nullptr, pair_in(in.root(), "count")});
  const auto* pair = pair_in(in.root(), "phases");
  if (pair && expect_map(*pair, draft.sink))
    for (const auto& each : pair->value.pairs) read_phase(each, draft);
  read_steps(in.root(), "anytime", {0, none, true}, draft);
}

}  // namespace parcours::definition

#include "execution/transition/anytime_steps.hpp"

#include <algorithm>

#include "execution/lines.hpp"
#include "execution/transition/step_entry.hpp"

namespace parcours::execution {

using definition::Step;

bool has_run(const Case& a_case, const Step& anytime, std::int64_t frame) {
  return std::any_of(a_case.tokens.begin(), a_case.tokens.end(),
                     [&](const Token& t) { return t.is_anytime && t.parent == frame && t.step == anytime.name; });
}

void AnytimeSteps::start(const Step& anytime, std::int64_t frame) {
  const Case& c = state_.a_case();
  const bool possible = c.closing_of(frame).empty() && !has_run(c, anytime, frame);
  if (possible && state_.is_satisfied(anytime.offer->when, frame)) entry_.enter_anytime(anytime, frame);
}

void AnytimeSteps::start_from(const Step& anytime, std::int64_t from) {
  if (const auto frame = frame_of(anytime, from); frame >= 0) start(anytime, frame);
}

void AnytimeSteps::start_after(const Step& ended, const std::string& outcome, std::int64_t frame) {
  for (const auto& each : ended.also)
    if (each.outcome.empty() || each.outcome == outcome) start_from(state_.step_at(each.step), frame);
}

std::int64_t AnytimeSteps::frame_of(const Step& anytime, std::int64_t from) const {
  const Case& c = state_.a_case();
  if (anytime.block == 0) {
    if (anytime.phase == definition::none) return 0;
    return state_.workflow().phases[static_cast<std::size_t>(anytime.phase)].name == c.phase ? 0 : -1;
  }
  const auto& name = state_.block_at(anytime.block).name;
  for (const Token* t = c.token(from); t; t = c.token(t->parent))
    if (t->frame() == name) return t->id;
  return -1;
}

std::vector<Offered> offered(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context) {
  std::vector<Offered> all;
  if (!a_case.is_open()) return all;
  const auto add = [&](const std::vector<definition::Index>& anytime, std::int64_t frame) {
    if (!a_case.closing_of(frame).empty()) return;
    for (const auto index : anytime) {
      const Step& step = workflow.steps[static_cast<std::size_t>(index)];
      if (!step.offer || !step.offer->offered || has_run(a_case, step, frame)) continue;
      if (!step.offer->when || evaluate(*step.offer->when, {workflow, a_case, context, frame}).is_true())
        all.push_back({step.name, frame});
    }
  };
  add(workflow.blocks.front().anytime, 0);
  for (const auto& phase : workflow.phases)
    if (phase.name == a_case.phase) add(phase.anytime, 0);
  for (const auto& token : a_case.tokens)
    if (const auto* block = block_of(workflow, token)) add(block->anytime, token.id);
  return all;
}

}  // namespace parcours::execution

// What stands is_anytime by is_anytime: the branches of a `parallel` and an `each`, and anytime steps.
#include <algorithm>

#include "execution/lookup.hpp"
#include "execution/transition.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

std::int64_t rows_in(const Case& c, const std::string& list) {
  const auto at = c.fields.find(list);
  return at == c.fields.end() ? 0 : static_cast<std::int64_t>(at->second.value.as<List>().size());
}

bool has_outcome(const Case& c, const std::string& list, std::int64_t row) {
  const auto at = c.row_outcomes.find(list);
  return at != c.row_outcomes.end() && row <= static_cast<std::int64_t>(at->second.size()) &&
         !at->second[static_cast<std::size_t>(row - 1)].empty();
}

}  // namespace

void Transition::start_branch(std::int64_t token, const Step& step, const Block& block, std::int64_t row) {
  const std::int64_t id = state().last_token + 1;
  emit(BranchEntered{id, step.name, token, block.name, row});
  set_lines(block.lines, id, id);
  moves_.push_back({{block.entry, {}}, id, {}, {}});
}

void Transition::start_branches(std::int64_t token, const Step& step) {
  const std::int64_t frame = state().token(token)->parent;
  for (const auto index : step.branches)
    if (is_satisfied(block_at(index).when, frame)) start_branch(token, step, block_at(index), 0);
  try_complete_branches(token);
}

// The rows that `when` chooses, else those whose branch has not ended yet.
void Transition::start_row_branches(std::int64_t token, const Step& step) {
  const auto* list = workflow_.field(step.list);
  const std::int64_t frame = state().token(token)->parent;
  for (std::int64_t row = 1, n = rows_in(state(), step.list); row <= n; ++row) {
    if (!step.chosen && has_outcome(state(), step.list, row)) continue;
    if (step.chosen && !eval(*step.chosen, frame, {{list->item, row_at(*list, state(), row)}}).is_true()) continue;
    start_branch(token, step, block_at(step.body), row);
  }
  try_complete_branches(token);
}

// Rows that are added while an `each` over their list runs start at once.
void Transition::start_new_row_branches(const std::string& list, std::int64_t before) {
  for (const Token& token : std::vector<Token>(state().tokens)) {
    if (!token.branch.empty() || token.step == kAccepts) continue;
    const Step& step = step_of(token);
    if (step.kind != Step::Kind::each || step.list != list) continue;
    for (std::int64_t row = before + 1, n = rows_in(state(), list); row <= n; ++row)
      start_branch(token.id, step, block_at(step.body), row);
  }
}

void Transition::end_branch(const Token& branch, const std::string& outcome) {
  emit(BranchEnded{branch.id, outcome, branch.row > 0 ? step_of(branch).list : std::string()});
  try_complete_branches(branch.parent);
}

// Ends the step when enough branches have ended, or none is left.
void Transition::try_complete_branches(std::int64_t id) {
  const Token* token = state().token(id);
  if (!token) return;
  const bool any_left =
      std::any_of(state().tokens.begin(), state().tokens.end(), [&](const Token& t) { return t.parent == id; });
  const Step& step = step_of(*token);
  if (any_left && !has_enough_ended(*token, step, any_left)) return;
  for (const Token& each : std::vector<Token>(state().tokens))
    if (each.parent == id) emit(Cancelled{each.id});
  end_step(id, step, "done", performer_);
}

bool Transition::has_enough_ended(const Token& token, const Step& step, bool any_left) const {
  if (!step.until) return !any_left;
  if (!step.until->expression) return token.ended >= step.until->count;
  const auto result = eval(*step.until->expression, token.parent);
  if (result.kind != expression::Result::Kind::value) return false;
  if (const auto* count = result.value.get_if<std::int64_t>()) return token.ended >= *count;
  return result.is_true();
}

// The frame of the block that an anytime step belongs to, from a place inside it; -1 when that block does not run.
std::int64_t Transition::frame_of(const Step& anytime, std::int64_t from) const {
  if (anytime.block == 0) {
    if (anytime.phase == definition::none) return 0;
    return workflow_.phases[static_cast<std::size_t>(anytime.phase)].name == decision_.after.phase ? 0 : -1;
  }
  const auto& name = block_at(anytime.block).name;
  for (const Token* t = decision_.after.token(from); t; t = decision_.after.token(t->parent))
    if (t->frame() == name) return t->id;
  return -1;
}

bool Transition::is_running(const Step& anytime, std::int64_t frame) const {
  return std::any_of(decision_.after.tokens.begin(), decision_.after.tokens.end(),
                     [&](const Token& t) { return t.is_anytime && t.parent == frame && t.step == anytime.name; });
}

void Transition::start_also(const std::vector<definition::AnytimeStart>& also, const std::string& outcome,
                            std::int64_t frame) {
  for (const auto& each : also) {
    if (!each.outcome.empty() && each.outcome != outcome) continue;
    const Step& step = step_at(each.step);
    if (const auto home = frame_of(step, frame); home >= 0) start_anytime(step, home);
  }
}

// Not twice at once, not in a block that is closing, only while its `when` holds.
void Transition::start_anytime(const Step& anytime, std::int64_t frame) {
  if (!state().closing_of(frame).empty() || is_running(anytime, frame) || !is_satisfied(anytime.offer->when, frame))
    return;
  enter(anytime, frame, true, {});
}

std::vector<Offered> offered(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context) {
  std::vector<Offered> all;
  if (!a_case.is_open()) return all;
  const auto offer = [&](const std::vector<definition::Index>& anytime, std::int64_t frame,
                         const std::string& closing) {
    for (const auto index : anytime) {
      const Step& step = workflow.steps[static_cast<std::size_t>(index)];
      const auto runs = [&](const Token& t) { return t.is_anytime && t.parent == frame && t.step == step.name; };
      if (!closing.empty() || !step.offer || !step.offer->offered ||
          std::any_of(a_case.tokens.begin(), a_case.tokens.end(), runs))
        continue;
      if (!step.offer->when || evaluate(*step.offer->when, {workflow, a_case, context, frame}).is_true())
        all.push_back({step.name, frame});
    }
  };
  offer(workflow.blocks.front().anytime, 0, a_case.closing);
  for (const auto& phase : workflow.phases)
    if (phase.name == a_case.phase) offer(phase.anytime, 0, a_case.closing);
  for (const auto& token : a_case.tokens)
    if (const auto* block = block_of(workflow, token)) offer(block->anytime, token.id, token.closing);
  return all;
}

}  // namespace parcours::execution

#include "execution/transition/branches.hpp"

#include <algorithm>

#include "execution/lookup.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/path.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

std::int64_t row_count(const Case& c, const std::string& list) {
  const auto* rows = rows_of(c, list);
  return rows ? static_cast<std::int64_t>(rows->size()) : 0;
}

}  // namespace

void Branches::start(std::int64_t token, const Step& step, const definition::Block& block, std::int64_t row) {
  const std::int64_t id = state_.a_case().last_token + 1;
  state_.emit(BranchEntered{id, step.name, token, block.name, row});
  meanwhile_.set_lines(block.lines, id, id);
  path_.add_move_to(block.entry, id);
}

void Branches::start_all(std::int64_t token, const Step& step) {
  const std::int64_t frame = state_.a_case().token(token)->parent;
  for (const auto index : step.branches)
    if (const auto& block = state_.block_at(index); state_.is_satisfied(block.when, frame))
      start(token, step, block, 0);
  try_complete(token);
}

void Branches::start_rows(std::int64_t token, const Step& step) {
  const std::int64_t frame = state_.a_case().token(token)->parent;
  for (std::int64_t row = 1, n = row_count(state_.a_case(), step.list); row <= n; ++row)
    if (is_chosen(step, row, frame)) start(token, step, state_.block_at(step.body), row);
  try_complete(token);
}

bool Branches::is_chosen(const Step& step, std::int64_t row, std::int64_t frame) const {
  if (!step.chosen) return !has_row_outcome(state_.a_case(), step.list, row);
  const auto& list = *state_.workflow().field(step.list);
  return evaluate(*step.chosen, state_.view(frame), {{list.item, row_at(list, state_.a_case(), row)}}).is_true();
}

void Branches::start_new_rows(const std::string& list, std::int64_t before) {
  for (const Token& token : std::vector<Token>(state_.a_case().tokens)) {
    if (!token.branch.empty() || token.step == kAccepts) continue;
    const Step& step = state_.step_of(token);
    if (step.kind != Step::Kind::each || step.list != list) continue;
    for (std::int64_t row = before + 1, n = row_count(state_.a_case(), list); row <= n; ++row)
      start(token.id, step, state_.block_at(step.body), row);
  }
}

void Branches::end(const Token& branch, const std::string& outcome) {
  state_.emit(BranchEnded{branch.id, outcome, branch.row > 0 ? state_.step_of(branch).list : std::string()});
  try_complete(branch.parent);
}

void Branches::try_complete(std::int64_t id) {
  const Token* token = state_.a_case().token(id);
  if (!token) return;
  const Step& step = state_.step_of(*token);
  if (has_branches(id) && !have_enough_ended(*token, step)) return;
  for (const Token& each : std::vector<Token>(state_.a_case().tokens))
    if (each.parent == id) state_.emit(Cancelled{each.id});
  path_.end_step(id, step, "done", state_.performer());
}

bool Branches::has_branches(std::int64_t id) const {
  const auto& tokens = state_.a_case().tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.parent == id; });
}

bool Branches::have_enough_ended(const Token& token, const Step& step) const {
  if (!step.until) return false;
  if (!step.until->expression) return token.ended >= step.until->count;
  const auto result = evaluate(*step.until->expression, state_.view(token.parent));
  if (result.kind != expression::Result::Kind::value) return false;
  if (const auto* count = result.value.get_if<std::int64_t>()) return token.ended >= *count;
  return result.is_true();
}

}  // namespace parcours::execution

// A case that goes on in another version of its workflow.
#include <algorithm>

#include "execution/transition.hpp"

namespace parcours::execution {
namespace {

// "trier/1" of a step that is now called `classer` is "classer/1".
std::string renamed_line(const std::string& key, const MigrationInput& in) {
  const auto end = key.find('/');
  for (const auto& [old_name, new_name] : in.renamed)
    if (end != std::string::npos && key.compare(0, end, old_name) == 0) return new_name + key.substr(end);
  return key;
}

}  // namespace

// Wherever the case stands there must be a step of that name and kind at the same place, or nobody could go on.
void Transition::apply(const MigrationInput& in) {
  if (!state().is_open()) return refuse("not-open");
  const std::vector<Timer> before = state().timers;
  emit(Migrated{in.version, in.renamed});
  const auto phase = std::find_if(workflow_.phases.begin(), workflow_.phases.end(),
                                  [&](const auto& p) { return p.name == state().phase; });
  if (!state().phase.empty() && phase == workflow_.phases.end()) refuse("no-such-phase", {{"phase", state().phase}});
  bool all = true;
  for (const Token& token : std::vector<Token>(state().tokens)) all = check_token(token) && all;
  if (!all || !ok()) return;
  restart_lines(before, in);
  for (const Token& token : std::vector<Token>(state().tokens))
    if (const auto* step = workflow_.step(token.step); step && step->kind == Step::Kind::merge)
      try_complete_merge(token.id, *step);
  run_to_completion();
}

bool Transition::check_token(const Token& token) {
  if (token.step == kAccepts) return true;
  const Step* step = workflow_.step(token.step);
  if (!step) return refuse("no-such-step", {{"step", token.step}}), false;
  if (!token.branch.empty()) {
    const bool known = step->kind == Step::Kind::each
                           ? block_at(step->body).name == token.branch
                           : std::any_of(step->branches.begin(), step->branches.end(),
                                         [&](auto index) { return block_at(index).name == token.branch; });
    return known ? true : (refuse("no-such-step", {{"step", token.branch}}), false);
  }
  for (const auto ways = definition::ways_into(workflow_, *step); const auto& way : token.ways)
    if (std::find(ways.begin(), ways.end(), way) == ways.end())
      return refuse("no-such-way", {{"step", token.step}, {"way", way}}), false;
  const Token* enclosing = state().token(token.parent);
  const auto home = enclosing ? enclosing->frame() : std::string();
  if (block_at(step->block).name != home || token.is_anytime != step->offer.has_value())
    return refuse("other-place", {{"step", token.step}}), false;
  const bool waits = token.waits_for_person == step->asks_person() || token.handed_over;
  const bool frame =
      std::any_of(state().tokens.begin(), state().tokens.end(), [&](const Token& t) { return t.parent == token.id; });
  const bool holds_others = step->body != definition::none || !step->branches.empty();
  if (!waits || frame != holds_others) return refuse("other-kind", {{"step", token.step}}), false;
  return true;
}

// A line that was there goes on from when it began; a new one begins now.
void Transition::restart_lines(const std::vector<Timer>& before, const MigrationInput& in) {
  for (const auto& [line, token] : active_lines(workflow_, state())) {
    if (line->trigger == Line::Trigger::message) continue;
    const auto was = std::find_if(before.begin(), before.end(), [&, l = line, id = token](const Timer& t) {
      return t.token == id && renamed_line(t.line, in) == l->key;
    });
    if (was != before.end() && was->fired) {
      emit(TimerSet{token, line->key, was->from, was->at});
      emit(TimerFired{token, line->key});
    } else {
      set_line(*line, token, was == before.end() ? context_.moment.now : was->from, frame_of_line(*line, token));
    }
  }
  for (const auto& timer : before)
    if (timer.line.ends_with("/within") && timer.at)
      emit(TimerSet{timer.token, renamed_line(timer.line, in), timer.from, timer.at});
}

}  // namespace parcours::execution

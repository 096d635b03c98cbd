#include "execution/transition/migration.hpp"

#include <algorithm>

#include "definition/model/protection.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/scheduler.hpp"
#include "execution/transition/step_entry.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

// "trier/1" of a step that is now called `classer` is "classer/1".
std::string renamed_line(const std::string& key, const MigrationInput& in) {
  const auto end = key.find('/');
  for (const auto& [old_name, new_name] : in.renamed)
    if (end != std::string::npos && key.compare(0, end, old_name) == 0) return new_name + key.substr(end);
  return key;
}

}  // namespace

void Migration::migrate(const MigrationInput& in) {
  if (!state_.a_case().is_open()) return state_.refuse("not-open");
  const std::vector<Timer> before = state_.a_case().timers;
  state_.emit(Migrated{in.version, in.renamed});
  check_phase();
  for (const Token& token : state_.a_case().tokens) check_token(token);
  if (!state_.ok()) return;
  reclassify();
  restart_lines(before, in);
  for (const Token& token : std::vector<Token>(state_.a_case().tokens))
    if (const auto* step = state_.workflow().step(token.step); step && step->kind == Step::Kind::merge)
      parts_.entry.try_complete_merge(token.id, *step);
  parts_.scheduler.run_moves();
}

void Migration::reclassify() {
  const auto fields = state_.a_case().fields;
  for (const auto& [name, stored] : fields) {
    const auto* field = state_.workflow().field(name);
    const int level = field ? definition::protection_of(*field).level : stored.level;
    if (level != stored.level) state_.emit(FieldSet{name, level, stored.value});
  }
}

void Migration::check_phase() {
  const auto& phase = state_.a_case().phase;
  const auto& phases = state_.workflow().phases;
  const bool known = std::any_of(phases.begin(), phases.end(), [&](const auto& p) { return p.name == phase; });
  if (!phase.empty() && !known) state_.refuse("no-such-phase", {{"phase", phase}});
}

bool Migration::refuse(std::string_view code, const std::string& step) {
  state_.refuse(code, {{"step", step}});
  return false;
}

bool Migration::check_token(const Token& token) {
  if (token.step == kAccepts) return true;
  const Step* step = state_.workflow().step(token.step);
  if (!step) return refuse("no-such-step", token.step);
  if (!token.branch.empty()) return check_branch(token, *step);
  return check_ways(token, *step) && check_place(token, *step) && check_kind(token, *step);
}

bool Migration::check_branch(const Token& token, const Step& step) {
  const auto is_named = [&](auto index) { return state_.block_at(index).name == token.branch; };
  const bool known = step.kind == Step::Kind::each ? is_named(step.body)
                                                   : std::any_of(step.branches.begin(), step.branches.end(), is_named);
  return known || refuse("no-such-step", token.branch);
}

bool Migration::check_ways(const Token& token, const Step& step) {
  const auto ways = definition::ways_into(state_.workflow(), step);
  for (const auto& way : token.ways)
    if (std::find(ways.begin(), ways.end(), way) == ways.end())
      return state_.refuse("no-such-way", {{"step", token.step}, {"way", way}}), false;
  return true;
}

bool Migration::check_place(const Token& token, const Step& step) {
  const Token* parent = state_.a_case().token(token.parent);
  const std::string block = parent ? parent->frame() : std::string();
  const bool same = state_.block_at(step.block).name == block && token.is_anytime == step.offer.has_value();
  return same || refuse("other-place", token.step);
}

bool Migration::check_kind(const Token& token, const Step& step) {
  const auto& tokens = state_.a_case().tokens;
  const bool same_actor = token.waits_for_person == step.asks_person() || token.handed_over;
  const bool is_frame = std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.parent == token.id; });
  const bool contains_steps = step.body != definition::none || !step.branches.empty();
  return (same_actor && is_frame == contains_steps) || refuse("other-kind", token.step);
}

void Migration::restart_lines(const std::vector<Timer>& before, const MigrationInput& in) {
  for (const auto& active : active_lines(state_.workflow(), state_.a_case())) {
    const auto& line = *active.line;
    if (line.trigger == definition::Line::Trigger::message) continue;
    const auto was = std::find_if(before.begin(), before.end(), [&](const Timer& t) {
      return t.token == active.token && renamed_line(t.line, in) == line.key;
    });
    if (was != before.end() && was->fired) {
      state_.emit(TimerSet{active.token, line.key, was->from, was->at});
      state_.emit(TimerFired{active.token, line.key});
    } else {
      const Instant from = was == before.end() ? state_.now() : was->from;
      parts_.meanwhile.set_line(active, from, frame_of_line(state_.a_case(), active));
    }
  }
  for (const auto& timer : before)
    if (timer.line.ends_with("/within") && timer.at)
      state_.emit(TimerSet{timer.token, renamed_line(timer.line, in), timer.from, timer.at});
}

}  // namespace parcours::execution

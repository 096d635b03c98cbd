#include "execution/transition/migration.hpp"

#include <algorithm>

#include "definition/model/protection.hpp"
#include "execution/transition/line_migration.hpp"
#include "execution/transition/meanwhile.hpp"
#include "execution/transition/scheduler.hpp"
#include "execution/transition/step_entry.hpp"

namespace parcours::execution {

using definition::Step;

void Migration::migrate(const MigrationInput& in) {
  if (!state_.a_case().is_open()) return state_.refuse("not-open");
  LineMigration lines(state_, parts_.meanwhile,
                      {in.from ? *in.from : state_.workflow(), state_.workflow(), in.renamed});
  state_.emit(Migrated{in.version, in.renamed, lines.kept()});
  check_phase();
  check_notes();
  for (const Token& token : state_.a_case().tokens) check_token(token);
  if (!state_.ok()) return;
  reclassify();
  state_.leave_uncounted_stays();
  lines.set_others();
  state_.set_migrated_lines(lines.changes());
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

void Migration::check_notes() {
  const auto& c = state_.a_case();
  const auto is_note = [&](const std::string& name) -> std::optional<bool> {
    const auto* field = state_.workflow().field(name);
    return field ? std::optional(definition::protection_of(*field).level >= 4) : std::nullopt;
  };
  for (const auto& [name, stored] : c.fields)
    if (is_note(name).value_or(false)) state_.refuse("note-or-not", {{"field", name}});
  for (const auto& [name, authors] : c.notes)
    if (!is_note(name).value_or(true)) state_.refuse("note-or-not", {{"field", name}});
}

bool Migration::refuse(std::string_view code, const std::string& step) {
  state_.refuse(code, {{"step", step}});
  return false;
}

bool Migration::check_token(const Token& token) {
  const auto& accepts = state_.workflow().accepts;
  if (token.step == kAccepts) return (accepts && !accepts->by.empty()) || refuse("no-such-step", token.step);
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
  const bool is_frame = std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.parent == token.id; });
  const bool contains_steps = step.body != definition::none || !step.branches.empty();
  bool waits_alike = step.kind == Step::Kind::wait;
  if (is_frame) waits_alike = true;
  if (!token.stalled.empty()) waits_alike = step.kind == Step::Kind::action && !step.asks_person();
  if (token.waits_for_person) waits_alike = step.asks_person();
  if (!token.ways.empty()) waits_alike = step.kind == Step::Kind::merge;
  if (token.handed_over) waits_alike = step.handover && step.handover->await != definition::Handover::Await::nothing;
  return (waits_alike && is_frame == contains_steps) || refuse("other-kind", token.step);
}

}  // namespace parcours::execution

#include "engine/command/correction.hpp"

#include <algorithm>
#include <set>

#include "engine/command/refusal.hpp"
#include "engine/command/sender_knowledge.hpp"
#include "engine/diagnostics.hpp"
#include "engine/given.hpp"
#include "execution/correction.hpp"

namespace parcours::engine {
namespace {

class Corrector {
 public:
  Corrector(const CommandRun& run, const Knowledge& known, const execution::CorrectedField& corrected)
      : run_(run), known_(known), corrected_(corrected) {}

  // A note is seen by its author, who knows of the case.
  bool sees() const {
    const auto& field = corrected_.stored_in();
    const auto& state = context().before.state;
    const auto notes = state.notes.find(field.name);
    if (field.level == 4)
      return known_.of_anything() && notes != state.notes.end() && notes->second.contains(context().who.actor);
    const auto stored = state.fields.find(field.name);
    const bool is_filled = stored != state.fields.end();
    if (known_.reads(field, is_filled ? stored->second.level : 0)) return true;
    return known_.opened && is_filled && gave(stored->second.revision);
  }
  bool may() const {
    const auto who = execution::eligible_to_correct(context().workflow(), context().before.state, corrected_);
    const auto allowed = audience(who, context().before.row.territory,
                                  [&](const std::string& name) { return run_.tx.term("structure", name); });
    return trust::may(allowed, context().who.actor, context().who.grants) || corrects();
  }
  // The names of the roles that may correct the field.
  std::vector<std::string> roles() const {
    std::set<std::string> names;
    for (const auto& who : execution::eligible_to_correct(context().workflow(), context().before.state, corrected_))
      if (!who.role.empty()) names.insert(who.role);
    for (const auto& role : *context().roles)
      if (corrects(role)) names.insert(role.name);
    return {names.begin(), names.end()};
  }

 private:
  const CommandContext& context() const { return run_.context; }

  // Whether a role by which they know of the case corrects its sheet.
  bool corrects() const {
    return std::any_of(known_.as.begin(), known_.as.end(), [&](const SeenAs& seen) {
      const auto* role = definition::role_named(*context().roles, seen.role);
      return role && corrects(*role);
    });
  }
  bool corrects(const definition::Role& role) const {
    const auto& workflow = context().workflow();
    const auto& sheet = workflow.sheet.empty() ? workflow.name : workflow.sheet;
    return std::find(role.corrects.begin(), role.corrects.end(), sheet) != role.corrects.end();
  }
  // Whether the command that set the value was theirs. One read more, for the opener of a case who sees it by no role.
  bool gave(std::int64_t revision) const {
    const auto row = run_.tx.find_receipt(context().before.row.id, revision, {}).row;
    if (context().actor == 0 || row.actor != context().actor) return false;
    return gives(row, corrected_.stored_in().name, run_.engine_context.catalogue, run_.tx);
  }

  const CommandRun& run_;
  const Knowledge& known_;
  const execution::CorrectedField& corrected_;
};

Problem unseen_field() {
  auto problem = diagnostics().problem("not-found.field", {}, "field");
  problem.code = "not-found";
  return problem;
}

}  // namespace

Checked<execution::Input> input_of_correct(const CommandRun& run, const Correct& what) {
  const auto& context = run.context;
  const auto known = sender_knowledge(run, context.before);
  if (!known.of_anything()) return diagnostics().problem("not-found");
  const auto corrected = execution::corrected_field(context.workflow(), context.before.state, what.field, what.row);
  if (!corrected) return unseen_field();
  const Corrector corrector(run, known, *corrected);
  if (!corrector.sees()) return unseen_field();
  const bool is_computed = !corrected->field->computed.empty();  // which is refused as such, to everybody
  if (!is_computed && !corrector.may()) return not_allowed(corrector.roles(), *context.roles);
  return execution::Input{execution::Correction{what.field, what.row, what.value, what.why, context.sender.seen}};
}

}  // namespace parcours::engine

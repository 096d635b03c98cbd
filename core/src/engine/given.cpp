#include "engine/given.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "engine/journal.hpp"

namespace parcours::engine {
namespace {

// A migration sets fields to their own values, at a higher level.
bool is_migration(const std::vector<execution::Event>& events) {
  return std::any_of(events.begin(), events.end(),
                     [](const auto& event) { return std::holds_alternative<execution::Migrated>(event); });
}

// The fields that the forms of a command asked, without those that an action returned in it. The others were set by
// default.
std::set<std::string> fields_given(const definition::Workflow& workflow, const std::vector<execution::Event>& events) {
  std::set<std::string> names, returned;
  const auto add = [&](const std::vector<definition::FormField>& form) {
    for (const auto& entry : form)
      if (!entry.shown) names.insert(entry.field);
  };
  for (const auto& event : events) {
    if (std::holds_alternative<execution::Opened>(event))
      add(workflow.steps[static_cast<std::size_t>(workflow.entry())].form);
    if (const auto* ended = std::get_if<execution::StepEnded>(&event))
      if (const auto* step = workflow.step(ended->step)) {
        add(step->form);
        if (step->binding) returned.insert(step->binding->outputs.begin(), step->binding->outputs.end());
      }
    if (const auto* taken = std::get_if<execution::MessageTaken>(&event))
      if (const auto* message = workflow.message(taken->message)) add(message->form);
    if (const auto* kept = std::get_if<execution::MessageKept>(&event))
      if (const auto* message = workflow.message(kept->message)) add(message->form);
  }
  for (const auto& name : returned) names.erase(name);
  return names;
}

}  // namespace

Record given_by(std::int64_t actor, const std::vector<store::JournalRow>& rows, Catalogue& catalogue,
                store::Definitions& from) {
  Record given;
  std::set<std::string> seen;
  for (const auto& row : rows) {
    const bool is_mine = row.actor == actor;
    const auto events = events_of(row, is_mine ? store::Level::c3 : store::Level::c1, Dropped::absent);
    if (is_migration(events)) continue;
    const auto from_forms = fields_given(catalogue.workflow(from, row.workflow)->workflow, events);
    for (const auto& event : events) {
      const auto* set = std::get_if<execution::FieldSet>(&event);
      const bool is_last = set && seen.insert(set->field).second;
      if (is_last && is_mine && from_forms.contains(set->field) && !set->value.is_null())
        given.set(set->field, set->value);
    }
  }
  return given;
}

}  // namespace parcours::engine

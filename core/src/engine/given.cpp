#include "engine/given.hpp"

#include <algorithm>
#include <map>
#include <optional>
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

// A change of one field in one row of a list.
using RowChange = execution::RowSet;

// The change of a field or of a row that the event makes; null where it makes none.
struct Change {
  std::string field;  // of the case
  const Value* value = nullptr;
  std::optional<RowChange> in_row{};
  bool corrects = false;
};
std::optional<Change> change_of(const execution::Event& event) {
  if (const auto* set = std::get_if<execution::FieldSet>(&event)) return Change{set->field, &set->value};
  if (const auto* set = std::get_if<execution::RowSet>(&event)) return Change{set->list, &set->value, *set};
  const auto* e = std::get_if<execution::Corrected>(&event);
  if (!e) return std::nullopt;
  if (e->list.empty()) return Change{e->field, &e->value, {}, true};
  return Change{e->list, &e->value, RowChange{e->list, e->row, e->field, e->level, e->value}, true};
}

// Whether a form of the command, or a correction, makes the change.
bool is_given(const Change& change, const std::set<std::string>& from_forms, const definition::Workflow& workflow) {
  if (change.corrects || from_forms.contains(change.field)) return true;
  const auto* list = change.in_row ? workflow.field(change.field) : nullptr;
  return list && from_forms.contains(list->item + "." + change.in_row->field);
}

void apply(const RowChange& change, Value& rows) {
  const auto* all = rows.get_if<List>();
  if (!all || change.row < 1 || change.row > static_cast<std::int64_t>(all->size())) return;
  List changed = *all;
  Record row = changed[static_cast<std::size_t>(change.row - 1)].as<Record>();
  change.value.is_null() ? row.remove(change.field) : row.set(change.field, change.value);
  changed[static_cast<std::size_t>(change.row - 1)] = std::move(row);
  rows = std::move(changed);
}

// Collects what one actor gave, from the newest change to the oldest. The first change of a field decides; changes of
// rows wait for the list that they change.
class Giver {
 public:
  void take(const Change& change, bool counts) {
    if (seen_.contains(change.field)) return;
    if (counts && change.in_row) return rows_[change.field].push_back(*change.in_row);
    seen_.insert(change.field);
    if (!counts || change.value->is_null()) return;
    Value value = *change.value;
    auto& later = rows_[change.field];
    for (auto at = later.rbegin(); at != later.rend(); ++at) apply(*at, value);
    given_.set(change.field, std::move(value));
  }
  Record given() && { return std::move(given_); }

 private:
  Record given_;
  std::set<std::string> seen_;
  std::map<std::string, std::vector<RowChange>> rows_;
};

}  // namespace

Record given_by(std::int64_t actor, const std::vector<store::JournalRow>& rows, Catalogue& catalogue,
                store::Definitions& from) {
  Giver giver;
  for (const auto& row : rows) {
    const bool is_mine = row.actor == actor;
    const auto events = events_of(row, is_mine ? store::Level::c3 : store::Level::c1, Dropped::absent);
    if (is_migration(events)) continue;
    const auto deployed = catalogue.workflow(from, row.workflow);
    const auto& workflow = deployed->workflow;
    const auto from_forms = fields_given(workflow, events);
    for (auto at = events.rbegin(); at != events.rend(); ++at)
      if (const auto change = change_of(*at)) giver.take(*change, is_mine && is_given(*change, from_forms, workflow));
  }
  return std::move(giver).given();
}

bool gives(const store::JournalRow& row, const std::string& field, Catalogue& catalogue, store::Definitions& from) {
  const auto events = events_of(row, store::Level::c1, Dropped::absent);
  if (is_migration(events)) return false;
  const auto deployed = catalogue.workflow(from, row.workflow);
  const auto from_forms = fields_given(deployed->workflow, events);
  return std::any_of(events.begin(), events.end(), [&](const execution::Event& event) {
    const auto change = change_of(event);
    return change && change->field == field && is_given(*change, from_forms, deployed->workflow);
  });
}

}  // namespace parcours::engine

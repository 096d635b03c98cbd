#include "engine/seen_entry.hpp"

#include <type_traits>

#include "engine/journal.hpp"
#include "execution/codec.hpp"
#include "execution/due_day.hpp"

namespace parcours::engine {
namespace {

// Takes the value out of an event that sets a field which the reader does not read.
template <class Set>
void hide_value(execution::Event& event, const EntryReader& reader) {
  auto* set = std::get_if<Set>(&event);
  if (!set) return;
  std::string_view name;
  if constexpr (std::is_same_v<Set, execution::RowSet>)
    name = set->list;
  else
    name = set->field;
  if (!reader.knowledge.reads(reader.workflow.field(name), set->level)) set->value = Value();
}

// Adds to the value of an event the day that its time means, where it means one.
void add_days(Value& value, const execution::Event& event, const definition::Workflow& workflow,
              const Calendar& calendar) {
  const auto add = [&](const char* name, const std::optional<Date>& day) {
    if (!day) return;
    Record record = value.as<Record>();
    record.set(name, *day);
    value = std::move(record);
  };
  if (const auto* entered = std::get_if<execution::StepEntered>(&event))
    add("on", due_day(workflow, entered->step, entered->due, calendar));
  const auto* set = std::get_if<execution::TimerSet>(&event);
  if (!set) return;
  if (set->at) add("on", execution::day_of_timer(workflow, set->line, *set->at, calendar));
  if (set->skipped) add("skipped_on", execution::day_of_timer(workflow, set->line, *set->skipped, calendar));
}

}  // namespace

std::optional<Date> due_day(const definition::Workflow& workflow, const std::string& step,
                            const std::optional<Instant>& due, const Calendar& calendar) {
  return due ? execution::day_of_step(workflow, step, *due, calendar) : std::nullopt;
}

Entry seen_entry(EngineContext& engine_context, store::Reader& store, const store::JournalRow& row,
                 const EntryReader& reader) {
  auto events = events_of(row, reader.knowledge.highest(), Dropped::absent);
  for (auto& event : events)
    hide_value<execution::FieldSet>(event, reader), hide_value<execution::RowSet>(event, reader);
  const auto deployed = engine_context.catalogue.workflow(store, row.workflow);
  List values = execution::to_values(events);
  for (std::size_t i = 0; i < events.size(); ++i)
    add_days(values[i], events[i], deployed->workflow, engine_context.calendar);
  return {row.seq, instant(row.at), engine_context.catalogue.actor(store, row.actor), row.verb, std::move(values)};
}

}  // namespace parcours::engine

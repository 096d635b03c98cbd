#include "engine/seen_entry.hpp"

#include <variant>

#include "engine/journal.hpp"
#include "execution/codec.hpp"
#include "execution/decide.hpp"
#include "execution/due_day.hpp"
#include "execution/lines.hpp"

namespace parcours::engine {
namespace {

// Takes out of the events of a row what the reader does not read. `of_row`: the version that wrote the row. A field
// that the version of the case no longer has keeps the protection that it had there. A time needs both versions to
// allow it, because the key of a line is its place, at which the version of the case may have another one.
class Hider {
 public:
  Hider(const EntryReader& reader, const definition::Workflow& of_row) : reader_(reader), of_row_(of_row) {}

  void operator()(execution::Opened& e) const { hide_case(e.origin.reference); }
  void operator()(execution::Sent& e) const {
    std::erase_if(e.to, [&](const std::string& to) { return !execution::is_recipient(to) && !reader_.knows(to); });
  }
  void operator()(execution::MessageTaken& e) const { hide_case(e.from); }
  void operator()(execution::MessageKept& e) const { hide_case(e.from), hide_case(e.by); }
  void operator()(execution::Answered& e) const { hide_case(e.from); }
  void operator()(execution::FieldSet& e) { hide_value(e.field, e.level, e.value); }
  void operator()(execution::RowSet& e) { hide_value(e.list, e.level, e.value); }
  void operator()(execution::Corrected& e) {
    Value why = e.why;
    const auto& name = e.list.empty() ? e.field : e.list;
    hide_value(name, e.level, e.was), hide_value(name, e.level, e.value), hide_value(name, e.level, why);
    if (why.is_null()) e.why.clear();
  }
  void operator()(execution::StepEntered& e) const {
    if (!reads_due(e.step)) e.due.reset();
  }
  void operator()(execution::TimerSet& e) const {
    const bool may =
        e.line.ends_with(execution::kDueOfStep) ? reads_due(e.line.substr(0, e.line.rfind('/'))) : reads_date(e.line);
    if (!may) e.at.reset(), e.skipped.reset();
  }
  template <class Other>
  void operator()(Other&) const {}
  // Whether an event had a value that is hidden.
  bool hid_a_value() const { return hid_a_value_; }

 private:
  bool reads(const definition::Protection& protection) const { return reader_.knowledge.reads(protection); }
  // Whether neither version makes the due date of that step, or the date of that line, from what the reader does not
  // read.
  bool reads_due(std::string_view name) const {
    return in_both([&](const definition::Workflow& workflow) {
      const auto* step = workflow.step(name);
      return !step || !step->due || reads(definition::protection_of(*step->due, workflow));
    });
  }
  bool reads_date(std::string_view key) const {
    return in_both([&](const definition::Workflow& workflow) {
      const auto* line = execution::find_line(workflow, key);
      return !line || reads(definition::protection_of_date(*line, workflow));
    });
  }
  template <class May>
  bool in_both(const May& may) const {
    return may(reader_.workflow) && may(of_row_);
  }
  void hide_case(std::string& reference) const {
    if (!reference.empty() && !reader_.knows(reference)) reference.clear();
  }
  void hide_value(std::string_view name, int level, Value& value) {
    const auto* field = reader_.workflow.field(name);
    if (!field) field = of_row_.field(name);
    if (field ? reader_.knowledge.reads(*field, level) : reads({level, {}})) return;
    value = Value();
    hid_a_value_ = true;
  }

  const EntryReader& reader_;
  const definition::Workflow& of_row_;
  bool hid_a_value_ = false;
};

// An event without its values: null is the value of a field that was emptied.
Record without_values(Record event) {
  for (const auto* part : {"value", "was", "why"}) event.remove(part);
  return event;
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
  const auto deployed = engine_context.catalogue.workflow(store, row.workflow);
  // Facts are shown only summed: their dimensions may come from any field.
  std::erase_if(events, [](const auto& event) { return std::holds_alternative<execution::Counted>(event); });
  std::vector<bool> hid_a_value;
  for (auto& event : events) {
    Hider hider(reader, deployed->workflow);
    std::visit(hider, event);
    hid_a_value.push_back(hider.hid_a_value());
  }
  List values = execution::to_values(events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    add_days(values[i], events[i], deployed->workflow, engine_context.calendar);
    if (hid_a_value[i]) values[i] = without_values(values[i].as<Record>());
  }
  return {row.seq, instant(row.at), engine_context.catalogue.actor(store, row.actor), row.verb, std::move(values)};
}

}  // namespace parcours::engine

#include "engine/seen_case.hpp"

#include <algorithm>

#include "engine/command/loaded_case.hpp"
#include "engine/diagnostics.hpp"
#include "engine/journal.hpp"
#include "engine/waits.hpp"
#include "execution/codec.hpp"
#include "execution/due_day.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kMaxHistory = 10'000;
constexpr auto kShownLevel = store::Level::c3;  // C4 is for its author alone, and no reader is known to be the author

const char* status_text(store::Status status) {
  switch (status) {
    case store::Status::open:
      return "open";
    case store::Status::suspended:
      return "suspended";
    case store::Status::ended:
      return "ended";
    case store::Status::archived:
      return "archived";
    case store::Status::purged:
      return "purged";
  }
  return "unknown";
}

void show_fields(Case& shown, const execution::Case& state) {
  for (const auto& [name, stored] : state.fields)
    stored.level <= static_cast<int>(kShownLevel) ? shown.fields.set(name, stored.value) : shown.hidden.push_back(name);
}

Case outline(const LoadedCase& loaded) {
  const auto& [row, deployed, state] = loaded;
  Case shown;
  shown.reference = row.reference, shown.revision = row.revision;
  shown.workflow = deployed->workflow.name, shown.version = deployed->version;
  shown.phase = state.phase, shown.status = status_text(row.status), shown.ended_as = row.ended_as;
  shown.opened_at = state.opened_at, shown.closing = state.closing, shown.suspended = state.suspended;
  show_fields(shown, state);
  return shown;
}

// The day that is meant by the due date of a step.
std::optional<Date> due_day(const definition::Workflow& workflow, const std::string& step,
                            const std::optional<Instant>& due, const Calendar& calendar) {
  return due ? execution::day_of_step(workflow, step, *due, calendar) : std::nullopt;
}

// The tasks of one case, and its steps that stalled.
std::vector<Task> tasks_of(const definition::Workflow& workflow, const execution::Case& c, const Calendar& calendar) {
  std::vector<Task> tasks;
  for (const auto& t : c.tokens)
    if (t.waits_for_person || !t.stalled.empty())
      tasks.push_back({{c.reference, t.id},
                       workflow.name,
                       t.step,
                       title_of(workflow, t.step),
                       t.due,
                       !t.stalled.empty(),
                       c.row_path(t.parent),
                       form_of(workflow, t.step),
                       t.retry_at,
                       due_day(workflow, t.step, t.due, calendar)});
  return tasks;
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

CaseReader::CaseReader(EngineContext& engine_context, const Actor& by, std::string_view reference)
    : engine_context_(engine_context),
      store_(engine_context.store->read()),
      now_(engine_context.clock.now()),
      input_(store_->load_for_command(reference, by.id, micros(now_))),
      who_{by.id, grants_of(input_.requester)} {}

Checked<SeenCase> CaseReader::see(SeenCase::Detail detail, std::int64_t after) const {
  auto seen = input_.case_row ? see(*input_.case_row, detail, after) : std::nullopt;
  if (!seen) return diagnostics().problem("not-found");
  return *std::move(seen);
}

std::optional<SeenCase> CaseReader::see(const store::CaseRow& row, SeenCase::Detail detail, std::int64_t after) const {
  const auto loaded = load_case(engine_context_.catalogue, row);
  if (!may_view(loaded, who_)) return std::nullopt;
  SeenCase seen;
  seen.deployed_ = loaded.deployed;
  seen.shown_ = outline(loaded);
  if (detail == SeenCase::Detail::whole) add_details(seen.shown_, loaded, after);
  if (detail == SeenCase::Detail::progress) seen.progress_ = progress(loaded);
  return seen;
}

Task CaseReader::see(const store::TaskRow& row) const {
  const auto deployed = engine_context_.catalogue.workflow(row.workflow);
  const auto& workflow = deployed->workflow;
  const auto due = row.due == store::no_due ? std::nullopt : std::optional(instant(row.due));
  return {{row.reference, row.token},
          workflow.name,
          row.step,
          title_of(workflow, row.step),
          due,
          false,
          row.about,
          form_of(workflow, row.step),
          {},
          due_day(workflow, row.step, due, engine_context_.calendar)};
}

void CaseReader::add_details(Case& shown, const LoadedCase& loaded, std::int64_t after) const {
  const auto& workflow = loaded.deployed->workflow;
  shown.tasks = tasks_of(workflow, loaded.state, engine_context_.calendar);
  shown.offers = offers(loaded);
  shown.waits = waits_of(workflow, loaded.state, engine_context_.calendar);
  shown.history = history(loaded.row, after);
}

std::vector<Offer> CaseReader::offers(const LoadedCase& loaded) const {
  const auto& workflow = loaded.deployed->workflow;
  const auto deploys = input_.requester.deploys;
  const auto parameters = engine_context_.catalogue.parameters(deploys, workflow.name);
  const auto city = engine_context_.catalogue.city(deploys);
  const execution::DecisionContext decision_context{
      {now_, engine_context_.calendar, *city}, loaded.row.revision + 1, who_.actor, *parameters};
  const auto structure = [&](const std::string& name) { return engine_context_.catalogue.structure(*store_, name); };
  const auto may = [&](const std::vector<execution::Eligible>& eligible) {
    return trust::may(audience(eligible, loaded.row.territory, structure), who_.actor, who_.grants);
  };
  return offers_of(workflow, loaded.state, decision_context, may);
}

std::vector<Entry> CaseReader::history(const store::CaseRow& row, std::int64_t after) const {
  const auto unknown = static_cast<std::size_t>(std::max<std::int64_t>(row.revision - after, 0));
  const auto rows = store_->journal(row.head, std::min(unknown, kMaxHistory), kShownLevel);
  std::vector<Entry> entries;
  for (auto entry_row = rows.rbegin(); entry_row != rows.rend(); ++entry_row) entries.push_back(entry(*entry_row));
  return entries;
}

Entry CaseReader::entry(const store::JournalRow& row) const {
  const auto events = events_of(row, kShownLevel, Dropped::absent);
  const auto deployed = engine_context_.catalogue.workflow(row.workflow);
  List values = execution::to_values(events);
  for (std::size_t i = 0; i < events.size(); ++i)
    add_days(values[i], events[i], deployed->workflow, engine_context_.calendar);
  return {row.seq, instant(row.at), engine_context_.catalogue.actor(*store_, row.actor), row.verb, std::move(values)};
}

drawing::CaseProgress CaseReader::progress(const LoadedCase& loaded) const {
  std::vector<std::vector<execution::Event>> journal;
  for (const auto& row :
       store_->journal(loaded.row.head, static_cast<std::size_t>(loaded.row.revision), store::Level::c1))
    journal.push_back(events_of(row, store::Level::c1, Dropped::absent));
  std::reverse(journal.begin(), journal.end());
  return drawing::progress_of(loaded.deployed->workflow, journal);
}

}  // namespace parcours::engine

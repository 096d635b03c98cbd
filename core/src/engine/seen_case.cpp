#include "engine/seen_case.hpp"

#include <algorithm>

#include "engine/command/loaded_case.hpp"
#include "engine/diagnostics.hpp"
#include "engine/finding/status_names.hpp"
#include "engine/forms/titles_content.hpp"
#include "engine/given.hpp"
#include "engine/journal.hpp"
#include "engine/seen_entry.hpp"
#include "engine/waits.hpp"
#include "execution/codec_record.hpp"
#include "execution/due_day.hpp"
#include "execution/evaluation.hpp"

namespace parcours::engine {
namespace {

constexpr std::size_t kMaxHistory = 10'000;
constexpr std::int64_t kForeignStructure = -1;  // of which the reader has no grant

// What is the same for everybody who may know anything of the case.
Case title_page(const LoadedCase& loaded) {
  const auto& [row, deployed, state] = loaded;
  Case shown;
  shown.reference = row.reference;
  shown.workflow = deployed->workflow.name, shown.version = deployed->version;
  shown.opened_at = state.opened_at;
  return shown;
}

void add_outline(Case& shown, const LoadedCase& loaded) {
  const auto& [row, deployed, state] = loaded;
  shown.revision = row.revision, shown.phase = state.phase;
  shown.status = std::string(status_name(row.status)), shown.ended_as = row.ended_as;
  shown.closing = state.closing, shown.suspended = state.suspended;
  shown.territory = state.place.territory;
}

// The tasks of one case, and its steps that stalled, without their forms.
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
                       {},
                       t.retry_at,
                       due_day(workflow, t.step, t.due, calendar)});
  return tasks;
}

}  // namespace

struct CaseReader::Known {
  LoadedCase loaded;
  Knowledge knowledge;
  std::int64_t after = 0;  // the revision after which the history is read
};

CaseReader::CaseReader(EngineContext& engine_context, SeesAll, const Actor& by, std::string_view reference)
    : engine_context_(engine_context), store_(engine_context.store->read()), now_(engine_context.clock.now()) {
  auto input = store_->load_for_command(reference, by.id, micros(now_));
  input_.requester = std::move(input.requester);
  if (input.case_row) input_.viewed = store::ViewedRow{*std::move(input.case_row), {}};
  who_ = {by.id, grants_of(input_.requester)};
  sees_all_ = true;
}

CaseReader::CaseReader(EngineContext& engine_context, const Actor& by, std::string_view reference)
    : engine_context_(engine_context),
      store_(engine_context.store->read()),
      now_(engine_context.clock.now()),
      reach_(engine_context.reaches.last(by.id)),
      input_(store_->view(reference, by.id, micros(now_), reach_->columns)) {
  if (!reach_->is_of(input_)) {
    reach_ = engine_context.reaches.of(*store_, by.id, input_);
    if (!reference.empty()) input_ = store_->view(reference, by.id, micros(now_), reach_->columns);
  }
  who_ = {by.id, grants_of(input_.requester)};
  roles_ = engine_context.catalogue.roles(*store_, input_.requester.deploys);
  for (const auto number : reach_->columns.structures)
    structures_[engine_context.catalogue.term(*store_, "structure", number)] = number;
}

Checked<SeenCase> CaseReader::see(SeenCase::Detail detail, std::int64_t after) const {
  auto seen = input_.viewed ? see(known(*input_.viewed, after), detail) : std::nullopt;
  if (!seen) return diagnostics().problem("not-found");
  return *std::move(seen);
}

template <class Read>
std::invoke_result_t<Read> CaseReader::unless_damaged(const Read& read) const {
  try {
    return read();
  } catch (const Error&) {
    store_->rethrow_database_failure();
    return std::nullopt;
  }
}

NumberOf CaseReader::structures() const {
  return [this](const std::string& name) {
    if (sees_all_) return engine_context_.catalogue.structure(*store_, name);
    const auto known = structures_.find(name);
    return known == structures_.end() ? kForeignStructure : known->second;
  };
}

CaseReader::Known CaseReader::known(const store::ViewedRow& row, std::int64_t after) const {
  Known known{load_case(engine_context_.catalogue, *store_, row.case_row), {}, after};
  if (sees_all_) {
    known.knowledge.all = true;
    return known;
  }
  std::vector<Naming> namings;
  for (const auto& member : row.memberships) namings.push_back({member.role, member.structure});
  known.knowledge = knowledge_of(known.loaded, *roles_, who_, namings, structures());
  return known;
}

bool CaseReader::knows(const std::string& reference) const {
  if (sees_all_) return true;
  const auto [other, is_new] = others_.emplace(reference, false);
  if (!is_new) return other->second;
  const auto input = store_->view(reference, who_.actor, micros(now_), reach_->columns);
  const auto of_it = [&] { return std::optional(input.viewed && known(*input.viewed).knowledge.of_anything()); };
  return other->second = unless_damaged(of_it).value_or(false);
}

std::optional<SeenCase> CaseReader::see(const Known& known, SeenCase::Detail detail) const {
  if (!known.knowledge.of_anything()) return std::nullopt;
  if (detail == SeenCase::Detail::progress && !known.knowledge.of_case()) return std::nullopt;
  const auto& loaded = known.loaded;
  SeenCase seen;
  seen.deployed_ = loaded.deployed;
  seen.shown_ = title_page(loaded);
  seen.shown_.titles = titles_of({loaded.deployed, roles_, engine_context_.shared_calendar});
  if (known.knowledge.of_case()) add_outline(seen.shown_, loaded);
  if (known.knowledge.of_case()) add_due(seen.shown_, known), seen.waits_at_ = loaded.row.waits_at;
  if (known.knowledge.of_case()) add_fields(seen.shown_, known, detail == SeenCase::Detail::whole);
  if (known.knowledge.of_case() || known.knowledge.opened) seen.shown_.told = told(loaded);
  if (detail == SeenCase::Detail::whole) add_details(seen.shown_, known);
  if (detail == SeenCase::Detail::progress) seen.progress_ = progress(loaded);
  return seen;
}

std::optional<SeenCase> CaseReader::outline(const store::ViewedRow& row) const {
  return unless_damaged([&] { return see(known(row), SeenCase::Detail::outline); });
}

std::vector<std::int64_t> CaseReader::audiences() const { return engine_context_.reaches.audiences(*store_, who_); }

SeenForms CaseReader::forms() const { return {{engine_context_, *store_, now_, input_.requester.deploys}, who_}; }

std::optional<Task> CaseReader::see(const store::TaskRow& row) const {
  return unless_damaged([&]() -> std::optional<Task> {
    if (!outlines_) outlines_.emplace(forms());
    const auto deployed = engine_context_.catalogue.workflow(*store_, row.workflow);
    const auto& workflow = deployed->workflow;
    const auto due = row.due == store::no_due ? std::nullopt : std::optional(instant(row.due));
    return Task{{row.reference, row.token},
                workflow.name,
                row.step,
                title_of(workflow, row.step),
                due,
                false,
                row.about,
                outlines_->outline(deployed, row.step),
                {},
                due_day(workflow, row.step, due, engine_context_.calendar)};
  });
}

void CaseReader::add_details(Case& shown, const Known& known) const {
  const auto& [loaded, knowledge, after] = known;
  const auto& workflow = loaded.deployed->workflow;
  shown.tasks = tasks_of(workflow, loaded.state, engine_context_.calendar);
  if (knowledge.of_case()) shown.offers = offers(known);
  add_notes(shown, loaded);
  if (knowledge.opened && (!knowledge.of_case() || !shown.hidden.empty())) add_given(shown, loaded);
  if (knowledge.of_case()) {
    shown.waits = waits_of(workflow, loaded.state, engine_context_.calendar, [&](const definition::Line& line) {
      return knowledge.reads(definition::protection_of_date(line, workflow));
    });
    hide_due_dates(shown.tasks, known);
    shown.history = history(known);
    return forms().add_to(shown, {loaded.deployed, loaded.state, loaded.row.territory, true});
  }
  std::erase_if(shown.tasks, [&](const Task& task) {
    return std::find(knowledge.tasks.begin(), knowledge.tasks.end(), task.id.token) == knowledge.tasks.end();
  });
  if (!shown.tasks.empty()) shown.revision = loaded.row.revision;
  forms().add_to(shown, {loaded.deployed, loaded.state, loaded.row.territory, false});
}

// A due date is for the actor who has the task, and for those who read what it is made from.
bool CaseReader::reads_due(const Known& known, const std::string& step_name, std::int64_t token) {
  const auto& workflow = known.loaded.deployed->workflow;
  const auto& mine = known.knowledge.tasks;
  const auto* step = workflow.step(step_name);
  if (std::find(mine.begin(), mine.end(), token) != mine.end() || !step || !step->due) return true;
  return known.knowledge.reads(definition::protection_of(*step->due, workflow));
}

void CaseReader::hide_due_dates(std::vector<Task>& tasks, const Known& known) {
  for (auto& task : tasks)
    if (!reads_due(known, task.step, task.id.token)) task.due.reset(), task.due_on.reset();
}

void CaseReader::add_due(Case& shown, const Known& known) const {
  const auto& workflow = known.loaded.deployed->workflow;
  for (const auto& token : known.loaded.state.tokens) {
    if (!token.waits_for_person || !token.due || (shown.due && *shown.due <= *token.due)) continue;
    if (!reads_due(known, token.step, token.id)) continue;
    shown.due = token.due, shown.due_on = due_day(workflow, token.step, token.due, engine_context_.calendar);
  }
  shown.overdue = shown.due && *shown.due <= now_;
}

void CaseReader::add_fields(Case& shown, const Known& known, bool computed_too) const {
  const auto& [loaded, knowledge, after] = known;
  const auto& workflow = loaded.deployed->workflow;
  for (const auto& field : workflow.fields)
    if (!knowledge.reads(field, 0)) shown.hidden.push_back(field.name);
  for (const auto& [name, stored] : loaded.state.fields)
    if (const auto* field = workflow.field(name); field && knowledge.reads(*field, stored.level))
      shown.fields.set(name, stored.value);
  if (!computed_too) return;
  const auto context = decision_context(loaded);
  for (const auto& field : workflow.fields)
    if (!field.computed.empty() && knowledge.reads(field, 0))
      if (auto value = execution::computed(field, {workflow, loaded.state, context.decision}); !value.is_null())
        shown.fields.set(field.name, std::move(value));
}

void CaseReader::add_notes(Case& shown, const LoadedCase& loaded) const {
  const auto is_mine = [&](const auto& of_field) { return of_field.second.contains(who_.actor); };
  if (!std::any_of(loaded.state.notes.begin(), loaded.state.notes.end(), is_mine)) return;
  for (const auto& note : store_->notes(loaded.row.id, input_.requester.actor)) {
    shown.fields.set(note.field, execution::decode_record(note.value, "a note").at("value"));
    std::erase(shown.hidden, note.field);
  }
}

void CaseReader::add_given(Case& shown, const LoadedCase& loaded) const {
  const auto me = input_.requester.actor;
  const auto rows = store_->journal_given(loaded.row.head, kMaxHistory, me);
  for (const auto& [name, value] : given_by(me, rows, engine_context_.catalogue, *store_))
    if (std::erase(shown.hidden, name) > 0 || !shown.fields.find(name)) shown.fields.set(name, value);
}

std::vector<Offer> CaseReader::offers(const Known& known) const {
  const auto& loaded = known.loaded;
  const auto context = decision_context(loaded);
  const auto may = [&](const std::vector<execution::Eligible>& eligible) {
    return trust::may(audience(eligible, loaded.row.territory, structures()), who_.actor, who_.grants);
  };
  return offers_of(loaded.deployed->workflow, loaded.state, context.decision, may);
}

std::vector<Entry> CaseReader::history(const Known& known) const {
  const auto& row = known.loaded.row;
  const auto unknown = static_cast<std::size_t>(std::max<std::int64_t>(row.revision - known.after, 0));
  if (unknown == 0) return {};
  const auto rows = store_->journal(row.head, std::min(unknown, kMaxHistory), known.knowledge.highest());
  const auto knows_other = [this](const std::string& reference) { return knows(reference); };
  std::vector<Entry> entries;
  for (auto at = rows.rbegin(); at != rows.rend(); ++at)
    entries.push_back(
        seen_entry(engine_context_, *store_, *at, {known.loaded.deployed->workflow, known.knowledge, knows_other}));
  return entries;
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

#include "engine/command/change.hpp"

#include <algorithm>

#include "engine/command/effects.hpp"
#include "engine/journal.hpp"
#include "execution/codec.hpp"
#include "execution/codec_record.hpp"

namespace parcours::engine {
namespace {

store::Status status_of(const execution::Case& c) {
  if (!c.ended_as.empty()) return store::Status::ended;
  return c.suspended ? store::Status::suspended : store::Status::open;
}

void add_counts(store::Change& c, const CommandContext& context, const std::vector<execution::Event>& events,
                std::int64_t day) {
  for (const auto& event : events)
    if (const auto* e = std::get_if<execution::Counted>(&event))
      c.facts.push_back({e->indicator, day, context.before.row.territory, execution::encode_record(e->by), e->n,
                         context.before.row.id, context.revision()});
}

bool has_incident(const execution::Case& a_case, const execution::Token& stalled) {
  const auto* token = a_case.token(stalled.id);
  return token && token->is_incident() && token->attempts == stalled.attempts;
}

// An incident begins with the last attempt, and ends when its step is tried again or left.
void add_incidents(store::Change& c, const CommandContext& context, const execution::Case& after) {
  for (const auto& t : context.before.state.tokens)
    if (t.is_incident() && !has_incident(after, t)) c.closed_incidents.push_back(t.id);
  for (const auto& t : after.tokens)
    if (t.is_incident() && !has_incident(context.before.state, t))
      c.incidents.push_back({context.before.row.id, t.id, t.stalled, t.attempts, micros(context.at)});
}

void add_tasks(store::Change& c, const std::vector<store::TaskRow>& were, const std::vector<store::TaskRow>& are) {
  const auto missing_in = [](const auto& list) {
    return [&](const store::TaskRow& t) { return std::find(list.begin(), list.end(), t) == list.end(); };
  };
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.removed_tasks), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.added_tasks), missing_in(were));
}

store::JournalRow make_journal_row(const CommandRun& run, const std::vector<execution::Event>& events) {
  const auto& context = run.context;
  store::JournalRow row;
  row.case_id = context.before.row.id;
  row.seq = context.revision();
  row.prev = context.before.row.head;
  row.at = micros(context.at);
  row.actor = context.actor != 0 ? context.actor : run.tx.actor(context.who.actor);
  row.workflow = context.deployed->id;
  row.verb = context.verb;
  set_events(row, events);
  row.hash = chain_hash(run.engine_context.key, context.before.row.head_hash, row, context.who.actor);
  return row;
}

store::CaseRow make_case_row(const CommandContext& context, const execution::Case& after, const std::string& hash) {
  auto row = context.before.row;
  row.revision = context.revision();
  row.status = status_of(after);
  row.head_hash = hash;
  row.opened_at = micros(after.opened_at);
  row.ended_as = after.ended_as;
  auto columns = execution::encode(after);
  row.state = std::move(columns.state), row.c2 = std::move(columns.c2), row.c3 = std::move(columns.c3);
  row.wake = wake_micros(after);
  row.workflow = context.deployed->id;
  return row;
}

std::vector<store::TaskRow> make_task_rows(const CommandRun& run, const Deployed& deployed,
                                           const execution::Case& a_case) {
  const auto& case_row = run.context.before.row;
  const auto structure = [&](const std::string& name) { return run.tx.term("structure", name); };
  std::vector<store::TaskRow> rows;
  for (const auto& token : a_case.tokens) {
    if (!token.waits_for_person) continue;
    const auto spec =
        trust::to_spec(audience(execution::eligible(deployed.workflow, a_case, token), case_row.territory, structure));
    rows.push_back({run.tx.audience(spec), token.due ? micros(*token.due) : store::no_due, case_row.id, token.id,
                    deployed.id, case_row.reference, token.step, a_case.row_path(token.parent)});
  }
  return rows;
}

}  // namespace

store::Change make_change(const CommandRun& run, const execution::Case& after, const Emitted& emitted) {
  const auto& context = run.context;
  const auto& before = context.before;
  store::Change c;
  c.entry = make_journal_row(run, emitted.events);
  c.case_row = make_case_row(context, after, c.entry.hash);
  c.wake_before = before.row.wake;
  add_tasks(c, make_task_rows(run, *before.deployed, before.state), make_task_rows(run, *context.deployed, after));
  add_counts(c, context, emitted.events,
             std::chrono::sys_days(run.engine_context.calendar.day_of(context.at)).time_since_epoch().count());
  add_incidents(c, context, after);
  if (before.row.wake != wake_micros(before.state)) c.closed_incidents.push_back(0);  // it had been put off
  c.effects = effect_rows(context, after, emitted.effects);
  c.key = context.sender.key;
  return c;
}

}  // namespace parcours::engine

// What a command writes.
#include <algorithm>

#include "base/json.hpp"
#include "engine/effects.hpp"
#include "engine/rights.hpp"
#include "engine/unit_of_work.hpp"
#include "execution/codec.hpp"

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
      c.facts.push_back({e->indicator, day, context.before.row.territory, json::write_exact(e->by), e->n,
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

// What went and what came between two lists of tasks.
void add_tasks(store::Change& c, const std::vector<store::TaskRow>& were, const std::vector<store::TaskRow>& are) {
  const auto missing_in = [](const auto& list) {
    return [&](const store::TaskRow& t) { return std::find(list.begin(), list.end(), t) == list.end(); };
  };
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.removed_tasks), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.added_tasks), missing_in(were));
}

}  // namespace

store::JournalRow UnitOfWork::make_journal_row(const CommandContext& context,
                                               const std::vector<execution::Event>& events) {
  store::JournalRow row;
  row.case_id = context.before.row.id;
  row.seq = context.revision();
  row.prev = context.before.row.head;
  row.at = micros(context.at);
  row.actor = context.actor != 0 ? context.actor : tx_.actor(context.sender.id);
  row.workflow = context.deployed->id;
  row.verb = context.verb;
  row.events = execution::encode(events);
  row.hash = chain_hash(engine_context_.key, context.before.row.head_hash, row, context.sender.id);
  return row;
}

store::Change UnitOfWork::make_change(const CommandContext& context, const execution::Case& after,
                                      const Emitted& emitted) {
  store::Change c;
  c.entry = make_journal_row(context, emitted.events);
  c.case_row = context.before.row;
  c.case_row.revision = context.revision();
  c.case_row.status = status_of(after);
  c.case_row.head_hash = c.entry.hash;
  c.case_row.opened_at = micros(after.opened_at);
  c.case_row.ended_as = after.ended_as;
  auto columns = execution::encode(after);
  c.case_row.state = std::move(columns.state), c.case_row.c2 = std::move(columns.c2),
  c.case_row.c3 = std::move(columns.c3);
  c.wake_before = context.before.row.wake;
  c.case_row.wake = wake_micros(after);
  c.case_row.workflow = context.deployed->id;
  add_tasks(c, make_task_rows(*context.before.deployed, context.before.row, context.before.state),
            make_task_rows(*context.deployed, context.before.row, after));
  add_counts(c, context, emitted.events,
             std::chrono::sys_days(engine_context_.calendar.day_of(context.at)).time_since_epoch().count());
  add_incidents(c, context, after);
  if (context.before.row.wake != wake_micros(context.before.state))
    c.closed_incidents.push_back(0);  // it had been put off
  c.effects = rows_of(emitted.effects, context.workflow(), context.before.state, after, context.at);
  c.key = context.sender.key;
  return c;
}

std::vector<store::TaskRow> UnitOfWork::make_task_rows(const Deployed& deployed, const store::CaseRow& case_row,
                                                       const execution::Case& a_case) {
  const auto structure = [&](const std::string& name) { return tx_.term("structure", name); };
  std::vector<store::TaskRow> rows;
  for (const auto& token : a_case.tokens) {
    if (!token.waits_for_person) continue;
    const auto spec =
        trust::to_spec(audience(execution::eligible(deployed.workflow, a_case, token), case_row.territory, structure));
    rows.push_back({tx_.audience(spec), token.due ? micros(*token.due) : store::no_due, case_row.id, token.id,
                    deployed.id, case_row.reference, token.step, a_case.row_path(token.parent)});
  }
  return rows;
}

// Nothing came of it: only the time at which the case is looked at again may be another.
Checked<Receipt> UnitOfWork::reschedule(const CommandContext& context) {
  auto case_row = context.before.row;
  case_row.wake = wake_micros(context.before.state);
  if (case_row.wake && *case_row.wake <= micros(context.at))
    throw Error(Error::Code::store, "what is due in case " + case_row.reference + " does not come about");
  tx_.postpone(case_row);
  return Receipt{case_row.reference, case_row.revision, {}, {}};
}

}  // namespace parcours::engine

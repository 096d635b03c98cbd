#include "engine/command/change.hpp"

#include <algorithm>

#include "engine/command/derived_rows.hpp"
#include "engine/command/effects.hpp"
#include "engine/command/placement.hpp"
#include "engine/journal.hpp"
#include "execution/codec.hpp"

namespace parcours::engine {
namespace {

void add_incidents(store::Change& c, const CommandContext& context, const execution::Case& after) {
  auto changes = incident_changes(context.before.state.tokens, after.tokens);
  for (const auto& t : changes.opened)
    c.incidents.push_back({context.before.row.id, t.id, t.stalled, t.attempts, micros(context.at)});
  c.closed_incidents = std::move(changes.closed);
}

// Whether a row is not in the list.
template <class Rows>
auto missing_in(const Rows& list) {
  return [&list](const auto& row) { return std::find(list.begin(), list.end(), row) == list.end(); };
}

void add_tasks(store::Change& c, const std::vector<store::TaskRow>& were, const std::vector<store::TaskRow>& are) {
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.removed_tasks), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.added_tasks), missing_in(were));
}

void add_members(store::Change& c, const std::vector<store::MemberRow>& were,
                 const std::vector<store::MemberRow>& are) {
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.removed_members), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.added_members), missing_in(were));
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

store::CaseRow make_case_row(const CommandRun& run, const execution::Case& after, const std::string& hash) {
  const auto& context = run.context;
  auto row = context.before.row;
  place(run.tx, context.workflow().name, after, row);
  row.revision = context.revision();
  row.status = status_of(after);
  row.head_hash = hash;
  row.opened_at = micros(after.opened_at);
  row.ended_as = after.ended_as;
  auto columns = execution::encode(after);
  row.state = std::move(columns.state), row.c2 = std::move(columns.c2), row.c3 = std::move(columns.c3);
  row.wake = wake_micros(after);
  row.workflow = context.deployed->id;
  row.due = earliest_due(after);
  return row;
}

void add_words(store::Change& c, const CommandRun& run, const execution::Case& after) {
  const auto number = [&](const std::string& name) { return run.tx.term("field", name); };
  const auto& before = run.context.before;
  const auto were = found_rows(before.deployed->workflow, before.state, number);
  const auto are = found_rows(run.context.workflow(), after, number);
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.removed_words), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.added_words), missing_in(were));
}

std::vector<store::TaskRow> make_task_rows(const CommandRun& run, const Deployed& deployed,
                                           const execution::Case& a_case, const store::CaseRow& row) {
  return task_rows(
      deployed, a_case, row,
      {[&](const std::string& name) { return run.tx.term("structure", name); },
       [&](const trust::Audience& people) { return run.tx.audience(trust::to_spec(people), persons_alone(people)); }});
}

}  // namespace

store::Change make_change(const CommandRun& run, const execution::Case& after, const Emitted& emitted) {
  const auto& context = run.context;
  const auto& before = context.before;
  store::Change c;
  c.entry = make_journal_row(run, emitted.events);
  c.case_row = make_case_row(run, after, c.entry.hash);
  c.moved = c.case_row.scope != before.row.scope;
  c.wake_before = before.row.wake;
  add_tasks(c, make_task_rows(run, *before.deployed, before.state, before.row),
            make_task_rows(run, *context.deployed, after, c.case_row));
  add_members(c, member_rows(run.tx, before.deployed->workflow, before.state),
              member_rows(run.tx, context.workflow(), after));
  add_words(c, run, after);
  c.notes = note_rows(emitted.events, context.revision(), [&](const std::string& name) { return run.tx.actor(name); });
  c.facts =
      fact_rows(emitted.events, {c.case_row, context.revision(), fact_day(run.engine_context.calendar, context.at)},
                [&](const std::string& name) { return run.tx.term("territory", name); });
  add_incidents(c, context, after);
  if (before.row.wake != wake_micros(before.state)) c.closed_incidents.push_back(0);  // it had been put off
  c.effects = effect_rows(run.context, run.engine_context.calendar, after, emitted.effects);
  for (auto& effect : c.effects) {
    effect.case_id = before.row.id, effect.seq = context.revision(), effect.at = c.entry.at;
    effect.hash = effect_hash(run.engine_context.key, effect);
  }
  c.key = context.sender.key, c.key_digest = context.sender.digest;
  return c;
}

}  // namespace parcours::engine

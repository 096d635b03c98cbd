// What a command writes.
#include <algorithm>

#include "base/json.hpp"
#include "engine/effects.hpp"
#include "engine/rights.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours::engine {
namespace {

store::Status status_of(const execution::Case& c) {
  if (!c.ended_as.empty()) return store::Status::ended;
  return c.suspended ? store::Status::suspended : store::Status::open;
}

void add_counts(store::Change& c, const Scene& scene, const std::vector<execution::Event>& events, std::int64_t day) {
  for (const auto& event : events)
    if (const auto* e = std::get_if<execution::Counted>(&event))
      c.facts.push_back(
          {e->indicator, day, scene.file.territory, json::write_exact(e->by), e->n, scene.file.id, scene.revision()});
}

bool has_incident(const execution::Case& a_case, const execution::Token& of) {
  const auto* token = a_case.token(of.id);
  return token && token->is_incident() && token->attempts == of.attempts;
}

// An incident begins with the last attempt, and ends when its step is tried again or left.
void add_incidents(store::Change& c, const Scene& scene, const execution::Case& after) {
  for (const auto& t : scene.before.tokens)
    if (t.is_incident() && !has_incident(after, t)) c.mended.push_back(t.id);
  for (const auto& t : after.tokens)
    if (t.is_incident() && !has_incident(scene.before, t))
      c.incidents.push_back({scene.file.id, t.id, t.stalled, t.attempts, micros(scene.at)});
}

// What went and what came between two lists of tasks.
void add_tasks(store::Change& c, const std::vector<store::TaskRow>& were, const std::vector<store::TaskRow>& are) {
  const auto missing_in = [](const auto& list) {
    return [&](const store::TaskRow& t) { return std::find(list.begin(), list.end(), t) == list.end(); };
  };
  std::copy_if(were.begin(), were.end(), std::back_inserter(c.gone), missing_in(are));
  std::copy_if(are.begin(), are.end(), std::back_inserter(c.opened), missing_in(were));
}

}  // namespace

store::JournalRow UnitOfWork::entry(const Scene& scene, const std::vector<execution::Event>& events) {
  store::JournalRow row;
  row.case_id = scene.file.id;
  row.seq = scene.revision();
  row.prev = scene.file.head;
  row.at = micros(scene.at);
  row.actor = scene.asker.actor != 0 ? scene.asker.actor : tx_.actor(scene.sender.id);
  row.workflow = scene.deployed->id;
  row.verb = scene.verb;
  row.events = execution::encode(events);
  row.hash = chain_hash(house_.key, scene.file.head_hash, row, scene.sender.id);
  return row;
}

store::Change UnitOfWork::change(const Scene& scene, const execution::Case& after, const Happened& happened) {
  store::Change c;
  c.entry = entry(scene, happened.events);
  c.file = scene.file;
  c.file.revision = scene.revision();
  c.file.status = status_of(after);
  c.file.head_hash = c.entry.hash;
  c.file.opened_at = micros(after.opened_at);
  c.file.ended_as = after.ended_as;
  auto columns = execution::encode(after);
  c.file.state = std::move(columns.state), c.file.c2 = std::move(columns.c2), c.file.c3 = std::move(columns.c3);
  c.wake_before = scene.file.wake;
  c.file.wake = wake_micros(after);
  c.file.workflow = scene.deployed->id;
  const auto before =
      scene.file.workflow == scene.deployed->id ? scene.deployed : house_.catalogue.workflow(scene.file.workflow);
  add_tasks(c, tasks(*before, scene.file, scene.before), tasks(*scene.deployed, scene.file, after));
  add_counts(c, scene, happened.events,
             std::chrono::sys_days(house_.calendar.day_of(scene.at)).time_since_epoch().count());
  add_incidents(c, scene, after);
  if (scene.file.wake != wake_micros(scene.before)) c.mended.push_back(0);  // it had been put off
  c.effects = rows_of(happened.effects, scene.workflow(), scene.before, after, scene.at);
  c.key = scene.sender.key;
  return c;
}

std::vector<store::TaskRow> UnitOfWork::tasks(const Deployed& deployed, const store::CaseRow& file,
                                              const execution::Case& a_case) {
  const auto structure = [&](const std::string& name) { return tx_.term("structure", name); };
  std::vector<store::TaskRow> rows;
  for (const auto& token : a_case.tokens) {
    if (!token.waits_for_person) continue;
    const auto spec =
        trust::to_spec(audience(execution::eligible(deployed.workflow, a_case, token), file.territory, structure));
    rows.push_back({tx_.audience(spec), token.due ? micros(*token.due) : store::no_due, file.id, token.id, deployed.id,
                    file.ref, token.step, a_case.rows_around(token.parent)});
  }
  return rows;
}

// Nothing came of it: only the time at which the case is looked at again may be another.
Checked<Receipt> UnitOfWork::look_again(const Scene& scene) {
  auto file = scene.file;
  file.wake = wake_micros(scene.before);
  if (file.wake && *file.wake <= micros(scene.at))
    throw Error(Error::Code::store, "what is due in case " + file.ref + " does not come about");
  tx_.put_off(file);
  return Receipt{file.ref, file.revision, {}, {}};
}

}  // namespace parcours::engine

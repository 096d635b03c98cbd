// What an actor may see. What they may not see is not there.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/json.hpp"
#include "engine/house.hpp"
#include "engine/messages.hpp"
#include "engine/rights.hpp"
#include "engine/waits.hpp"
#include "execution/event.hpp"
#include "report/bilan.hpp"

namespace parcours {
namespace {

using engine::House;

constexpr std::size_t kMostItems = 500;  // of one page
constexpr std::size_t kMostHistory = 10'000;
constexpr int kScanned = 2'000;  // cases looked at for one page
constexpr int kShown = 3;        // C4 is for its author alone, and no reader is known to be

// A reader's own rights at this moment.
struct Asking {
  std::string actor;
  std::vector<trust::Grant> grants;
};
Asking asking(House& house, store::Reader& reader, const Actor& actor) {
  return {actor.id, engine::grants_of(reader.stand({}, actor.id, engine::micros(house.clock.now())).asker)};
}

// "due.case.token": where a page ended.
std::string cursor(const store::TaskRow& row) { return fmt::format("{}.{}.{}", row.due, row.case_id, row.token); }
store::TaskRow after_cursor(std::string_view text) {
  store::TaskRow row{0, std::numeric_limits<std::int64_t>::min(), 0, 0, 0, {}, {}};
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (auto* part : {&row.due, &row.case_id, &row.token}) {
    const auto [next, error] = std::from_chars(at, end, *part);
    if (error != std::errc()) break;
    at = next == end ? next : next + 1;
  }
  return row;
}

Task task_of(const definition::Workflow& workflow, const store::TaskRow& row) {
  const auto due = row.due == store::no_due ? std::nullopt : std::optional(engine::instant(row.due));
  return {{row.ref, row.token},
          workflow.name,
          row.step,
          engine::title_of(workflow, row.step),
          due,
          false,
          row.about,
          engine::form_of(workflow, row.step)};
}

// The tasks of one case, those that wait for somebody who keeps the engine running among them.
std::vector<Task> tasks_of(const definition::Workflow& workflow, const execution::Case& c) {
  std::vector<Task> tasks;
  for (const auto& t : c.tokens)
    if (t.waits_for_person || !t.stalled.empty())
      tasks.push_back({{c.ref, t.id},
                       workflow.name,
                       t.step,
                       engine::title_of(workflow, t.step),
                       t.due,
                       !t.stalled.empty(),
                       c.rows_around(t.parent),
                       engine::form_of(workflow, t.step),
                       t.again});
  return tasks;
}

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

Case outline(const engine::Deployed& deployed, const store::CaseRow& file, const execution::Case& c) {
  Case seen;
  seen.ref = file.ref, seen.workflow = deployed.workflow.name, seen.version = deployed.version,
  seen.revision = file.revision;
  seen.phase = c.phase, seen.status = status_text(file.status), seen.ended_as = file.ended_as,
  seen.opened_at = c.opened_at;
  seen.closing = c.closing, seen.suspended = c.suspended;
  for (const auto& [name, held] : c.fields)
    held.level <= kShown ? seen.fields.set(name, held.value) : seen.hidden.push_back(name);
  return seen;
}

Entry entry_of(House& house, store::Reader& reader, const store::JournalRow& row) {
  auto events = execution::decode_events(row.events);
  for (auto& event : events) {
    if (auto* set = std::get_if<execution::FieldSet>(&event); set && set->level > kShown) set->value = Value();
    if (auto* set = std::get_if<execution::RowSet>(&event); set && set->level > kShown) set->value = Value();
  }
  return {row.seq, engine::instant(row.at), house.catalogue.actor(reader, row.actor), row.verb,
          execution::to_values(events)};
}

// The case that this row is, when whoever asks may know of it.
std::optional<Case> outline_for(House& house, const Asking& who, const store::CaseRow& file) {
  const auto deployed = house.catalogue.workflow(file.workflow);
  const auto c = execution::decode({file.state, file.c2, file.c3});
  if (!engine::may_know(deployed->workflow, c, file.territory, who.actor, who.grants)) return std::nullopt;
  return outline(*deployed, file, c);
}

}  // namespace

Page<Task> Engine::tasks(const Actor& of, std::string_view after, std::size_t most) {
  most = std::clamp<std::size_t>(most, 1, kMostItems);
  const auto reader = house_->store->read();
  const auto who = asking(*house_, *reader, of);
  if (who.grants.empty()) return {};
  std::vector<std::int64_t> audiences;
  for (const auto& [id, spec] : house_->catalogue.audiences(*reader))
    if (trust::may(trust::from_spec(spec), who.actor, who.grants)) audiences.push_back(id);
  Page<Task> page;
  if (audiences.empty()) return page;
  auto rows = reader->tasks(audiences, after_cursor(after), most + 1);
  if (rows.size() > most) rows.pop_back(), page.next = cursor(rows.back());
  for (const auto& row : rows) page.items.push_back(task_of(house_->catalogue.workflow(row.workflow)->workflow, row));
  return page;
}

Page<Case> Engine::cases(const Actor& of, std::string_view after, std::size_t most) {
  most = std::clamp<std::size_t>(most, 1, kMostItems);
  const auto reader = house_->store->read();
  const auto who = asking(*house_, *reader, of);
  if (who.grants.empty()) return {};
  std::int64_t last = 0;
  std::from_chars(after.data(), after.data() + after.size(), last);
  Page<Case> page;
  for (const auto& file : reader->cases(last, kScanned)) {
    if (page.items.size() == most) break;
    last = file.id;
    page.next = std::to_string(last);
    if (auto seen = outline_for(*house_, who, file)) page.items.push_back(std::move(*seen));
  }
  if (reader->cases(last, 1).empty()) page.next.clear();
  return page;
}

Checked<Case> Engine::read(const Actor& by, std::string_view ref) {
  const auto reader = house_->store->read();
  const Instant now = house_->clock.now();
  const auto standing = reader->stand(ref, by.id, engine::micros(now));
  if (!standing.file) return engine::messages().problem("not-found");
  const auto& file = *standing.file;
  const Asking who{by.id, engine::grants_of(standing.asker)};
  auto seen = outline_for(*house_, who, file);
  if (!seen) return engine::messages().problem("not-found");
  const auto c = execution::decode({file.state, file.c2, file.c3});
  const auto deployed = house_->catalogue.workflow(file.workflow);
  const auto& workflow = deployed->workflow;
  const auto parameters = house_->catalogue.parameters(standing.asker.deploys, workflow.name);
  const auto city = house_->catalogue.city(standing.asker.deploys);
  const execution::Circumstances around{{now, house_->calendar, *city}, file.revision + 1, by.id, *parameters};
  const auto may = [&](const std::vector<execution::Eligible>& eligible) {
    const auto number = [&](const std::string& name) { return house_->catalogue.structure(*reader, name); };
    return trust::may(engine::audience(eligible, file.territory, number), who.actor, who.grants);
  };
  seen->tasks = tasks_of(workflow, c);
  seen->offers = engine::offers_of(workflow, c, around, may);
  seen->waits = engine::waits_of(workflow, c);
  auto rows = reader->journal(file.head, kMostHistory);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) seen->history.push_back(entry_of(*house_, *reader, *row));
  return std::move(*seen);
}

std::vector<Figure> Engine::bilan(const Actor& by, Date from, Date until) {
  const auto reader = house_->store->read();
  const auto& administrators = house_->settings.administrators;
  const bool everywhere = std::find(administrators.begin(), administrators.end(), by.id) != administrators.end();
  const auto grants = asking(*house_, *reader, by).grants;
  const auto sees = [&](std::int64_t territory) {
    return everywhere || std::any_of(grants.begin(), grants.end(),
                                     [&](const trust::Grant& g) { return trust::covers(g, territory, 0); });
  };
  const auto day = [](Date d) { return std::int64_t{std::chrono::sys_days(d).time_since_epoch().count()}; };
  std::vector<report::Sum> sums;
  for (const auto& f : reader->facts(day(from), day(until)))
    if (sees(f.territory))
      sums.push_back({f.indicator, house_->catalogue.term(*reader, "territory", f.territory), f.dims, f.n});
  std::vector<Figure> figures;
  for (auto& told : report::tell(sums)) {
    Figure figure{told.indicator, Text(told.indicator), {}, told.territory, json::read_exact(told.dims).as<Record>(),
                  told.n};
    for (const auto& sheet : house_->sheets.sheets())
      for (const auto& i : sheet->indicators)
        if (i.id == told.indicator) figure.title = i.title, figure.answers = i.answers;
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace parcours

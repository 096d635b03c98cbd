// What an actor may see. What they may not see is not there.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/diagnostics.hpp"
#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "engine/waits.hpp"
#include "execution/codec.hpp"
#include "execution/event.hpp"
#include "report/bilan.hpp"

namespace parcours {
namespace {

using engine::EngineContext;

constexpr std::size_t kMaxItems = 500;  // of one page
constexpr std::size_t kMaxHistory = 10'000;
constexpr int kScanned = 2'000;  // cases looked at for one page
constexpr int kShown = 3;        // C4 is for its author alone, and no reader is known to be

// A reader's own rights at this moment.
struct Viewer {
  std::string actor;
  std::vector<trust::Grant> grants;
};
Viewer viewer_of(EngineContext& engine_context, store::Reader& reader, const Actor& actor) {
  return {actor.id, engine::grants_of(
                        reader.load_for_command({}, actor.id, engine::micros(engine_context.clock.now())).requester)};
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
  return {{row.reference, row.token},
          workflow.name,
          row.step,
          engine::title_of(workflow, row.step),
          due,
          false,
          row.about,
          engine::form_of(workflow, row.step)};
}

// The tasks of one case, those that wait for somebody viewer keeps the engine running among them.
std::vector<Task> tasks_of(const definition::Workflow& workflow, const execution::Case& c) {
  std::vector<Task> tasks;
  for (const auto& t : c.tokens)
    if (t.waits_for_person || !t.stalled.empty())
      tasks.push_back({{c.reference, t.id},
                       workflow.name,
                       t.step,
                       engine::title_of(workflow, t.step),
                       t.due,
                       !t.stalled.empty(),
                       c.row_path(t.parent),
                       engine::form_of(workflow, t.step),
                       t.retry_at});
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

Case outline(const engine::Deployed& deployed, const store::CaseRow& case_row, const execution::Case& c) {
  Case seen;
  seen.reference = case_row.reference, seen.workflow = deployed.workflow.name, seen.version = deployed.version,
  seen.revision = case_row.revision;
  seen.phase = c.phase, seen.status = status_text(case_row.status), seen.ended_as = case_row.ended_as,
  seen.opened_at = c.opened_at;
  seen.closing = c.closing, seen.suspended = c.suspended;
  for (const auto& [name, stored] : c.fields)
    stored.level <= kShown ? seen.fields.set(name, stored.value) : seen.hidden.push_back(name);
  return seen;
}

Entry entry_of(EngineContext& engine_context, store::Reader& reader, const store::JournalRow& row) {
  auto events = execution::decode_events(row.events);
  for (auto& event : events) {
    if (auto* set = std::get_if<execution::FieldSet>(&event); set && set->level > kShown) set->value = Value();
    if (auto* set = std::get_if<execution::RowSet>(&event); set && set->level > kShown) set->value = Value();
  }
  return {row.seq, engine::instant(row.at), engine_context.catalogue.actor(reader, row.actor), row.verb,
          execution::to_values(events)};
}

// The case that this row is, when whoever asks may know of it.
std::optional<Case> outline_for(EngineContext& engine_context, const Viewer& viewer, const store::CaseRow& case_row) {
  const auto deployed = engine_context.catalogue.workflow(case_row.workflow);
  const auto c = execution::decode({case_row.state, case_row.c2, case_row.c3});
  if (!engine::may_view(deployed->workflow, c, case_row.territory, viewer.actor, viewer.grants)) return std::nullopt;
  return outline(*deployed, case_row, c);
}

}  // namespace

Page<Task> Engine::tasks(const Actor& by, std::string_view after, std::size_t limit) {
  limit = std::clamp<std::size_t>(limit, 1, kMaxItems);
  const auto reader = engine_context_->store->read();
  const auto viewer = viewer_of(*engine_context_, *reader, by);
  if (viewer.grants.empty()) return {};
  std::vector<std::int64_t> audiences;
  for (const auto& [id, spec] : engine_context_->catalogue.audiences(*reader))
    if (trust::may(trust::from_spec(spec), viewer.actor, viewer.grants)) audiences.push_back(id);
  Page<Task> page;
  if (audiences.empty()) return page;
  auto rows = reader->tasks(audiences, after_cursor(after), limit + 1);
  if (rows.size() > limit) rows.pop_back(), page.next = cursor(rows.back());
  for (const auto& row : rows)
    page.items.push_back(task_of(engine_context_->catalogue.workflow(row.workflow)->workflow, row));
  return page;
}

Page<Case> Engine::cases(const Actor& by, std::string_view after, std::size_t limit) {
  limit = std::clamp<std::size_t>(limit, 1, kMaxItems);
  const auto reader = engine_context_->store->read();
  const auto viewer = viewer_of(*engine_context_, *reader, by);
  if (viewer.grants.empty()) return {};
  std::int64_t last = 0;
  std::from_chars(after.data(), after.data() + after.size(), last);
  Page<Case> page;
  for (const auto& case_row : reader->cases(last, kScanned)) {
    if (page.items.size() == limit) break;
    last = case_row.id;
    page.next = std::to_string(last);
    if (auto seen = outline_for(*engine_context_, viewer, case_row)) page.items.push_back(std::move(*seen));
  }
  if (reader->cases(last, 1).empty()) page.next.clear();
  return page;
}

Checked<Case> Engine::read(const Actor& by, std::string_view reference) {
  const auto reader = engine_context_->store->read();
  const Instant now = engine_context_->clock.now();
  const auto input = reader->load_for_command(reference, by.id, engine::micros(now));
  if (!input.case_row) return engine::diagnostics().problem("not-found");
  const auto& case_row = *input.case_row;
  const Viewer viewer{by.id, engine::grants_of(input.requester)};
  auto seen = outline_for(*engine_context_, viewer, case_row);
  if (!seen) return engine::diagnostics().problem("not-found");
  const auto c = execution::decode({case_row.state, case_row.c2, case_row.c3});
  const auto deployed = engine_context_->catalogue.workflow(case_row.workflow);
  const auto& workflow = deployed->workflow;
  const auto parameters = engine_context_->catalogue.parameters(input.requester.deploys, workflow.name);
  const auto city = engine_context_->catalogue.city(input.requester.deploys);
  const execution::DecisionContext decision_context{
      {now, engine_context_->calendar, *city}, case_row.revision + 1, by.id, *parameters};
  const auto may = [&](const std::vector<execution::Eligible>& eligible) {
    const auto number = [&](const std::string& name) { return engine_context_->catalogue.structure(*reader, name); };
    return trust::may(engine::audience(eligible, case_row.territory, number), viewer.actor, viewer.grants);
  };
  seen->tasks = tasks_of(workflow, c);
  seen->offers = engine::offers_of(workflow, c, decision_context, may);
  seen->waits = engine::waits_of(workflow, c);
  auto rows = reader->journal(case_row.head, kMaxHistory);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    seen->history.push_back(entry_of(*engine_context_, *reader, *row));
  return std::move(*seen);
}

std::vector<Figure> Engine::bilan(const Actor& by, Date from, Date until) {
  const auto reader = engine_context_->store->read();
  const auto& administrators = engine_context_->settings.administrators;
  const bool everywhere = std::find(administrators.begin(), administrators.end(), by.id) != administrators.end();
  const auto grants = viewer_of(*engine_context_, *reader, by).grants;
  const auto sees = [&](std::int64_t territory) {
    return everywhere || std::any_of(grants.begin(), grants.end(),
                                     [&](const trust::Grant& g) { return trust::covers(g, territory, 0); });
  };
  const auto day = [](Date d) { return std::int64_t{std::chrono::sys_days(d).time_since_epoch().count()}; };
  std::vector<report::FactCount> sums;
  for (const auto& f : reader->facts(day(from), day(until)))
    if (sees(f.territory))
      sums.push_back({f.indicator, engine_context_->catalogue.term(*reader, "territory", f.territory), f.dims, f.n});
  std::vector<Figure> figures;
  for (auto& reported : report::suppress_small_counts(sums)) {
    Figure figure{reported.indicator,
                  Text(reported.indicator),
                  {},
                  reported.territory,
                  execution::decode_record(reported.dims, "the dims of a fact"),
                  reported.n};
    for (const auto& sheet : engine_context_->sheets.sheets())
      for (const auto& i : sheet->indicators)
        if (i.id == reported.indicator) figure.title = i.title, figure.answers = i.answers;
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace parcours
